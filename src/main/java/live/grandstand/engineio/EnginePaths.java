package live.grandstand.engineio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Engine.IO server answers below which path of the application, for the doors that the
 * container creates.
 */
public final class EnginePaths {
  private final Map<String, EngineServer> servers;

  /**
   * @param servers path with both slashes, such as {@code /socket.io/}, to its server
   */
  public EnginePaths(Map<String, EngineServer> servers) {
    this.servers = Map.copyOf(servers);
  }

  /** The server at a path within the application, with or without the last slash; or null. */
  public @Nullable EngineServer at(String path) {
    return servers.get(path.endsWith("/") ? path : path + "/");
  }
}
