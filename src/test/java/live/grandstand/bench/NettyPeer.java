package live.grandstand.bench;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.netty.util.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;

/**
 * The Java peer: netty-socketio with the handler of {@code bench/server.js}. A process of its own;
 * prints {@code listening <port>}, ends with its standard input.
 */
final class NettyPeer {

  private static final String ROOM = "bench";
  private static final String POM =
      "/META-INF/maven/com.corundumstudio.socketio/netty-socketio/pom.properties";

  private NettyPeer() {}

  public static void main(String[] arguments) throws IOException {
    Configuration configuration = new Configuration();
    configuration.setHostname("127.0.0.1");
    configuration.setPort(freePort());
    configuration.setTransports(Transport.WEBSOCKET);
    configuration.getSocketConfig().setAcceptBackLog(4096);
    configuration.getSocketConfig().setTcpNoDelay(true);
    configuration.getSocketConfig().setReuseAddress(true);
    SocketIOServer server = new SocketIOServer(configuration);
    server.addConnectListener(client -> client.joinRoom(ROOM));
    server.addEventListener(
        "chat_message",
        Map.class,
        (client, message, ack) -> server.getRoomOperations(ROOM).sendEvent("new_message", message));
    server.start();
    System.out.println(version());
    System.out.println("listening " + configuration.getPort());
    while (System.in.read() >= 0) {
      // nothing is expected; the end of the input ends the server
    }
    server.stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String ownVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = SocketIOServer.class.getResourceAsStream(POM)) {
      properties.load(file);
    }
    return properties.getProperty("version");
  }

  private static String version() throws IOException {
    String netty = Version.identify().get("netty-common").artifactVersion();
    return "netty-socketio " + ownVersion() + " on Netty " + netty + ", JDK " + Runtime.version();
  }
}
