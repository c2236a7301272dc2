package live.grandstand.app;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import live.grandstand.chat.ChatHandlers;
import live.grandstand.chat.SendMessage;
import live.grandstand.chat.StreamRef;
import live.grandstand.chat.ViewerCounter;
import live.grandstand.gateway.SessionSockets;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.gateway.TokenGuard;
import live.grandstand.notifications.NotificationHandlers;
import live.grandstand.socketio.SocketServer;

/** The route table: every namespace and every event a client may send (realtime.md §3). */
@ApplicationScoped
class RealtimeRoutes {
  @Inject SocketServer server;
  @Inject TokenGuard tokens;
  @Inject SocketHandlers sockets;
  @Inject SessionSockets logins;
  @Inject ChatHandlers chat;
  @Inject ViewerCounter viewers;
  @Inject NotificationHandlers notifications;

  void register() {
    server
        .of("/")
        .guard(tokens)
        .onConnect(sockets::joinUserRoom)
        .onConnect(logins::confirm)
        .onConnect(sockets::greet)
        .onRecover(logins::confirm)
        .onRecover(chat::recovered)
        .onRoomChange(viewers::roomChanged)
        .on("ping", JsonNode.class, sockets::ping)
        .on("user-info", JsonNode.class, sockets::userInfo)
        .on(
            "join_notification_room",
            JsonNode.class,
            notifications::join,
            "notification_room_join_error")
        .on("join_stream_room", StreamRef.class, chat::join, "room_join_error")
        .on("leave_stream_room", StreamRef.class, chat::leave)
        .on("chat_message", SendMessage.class, chat::send, "message_error");
  }
}
