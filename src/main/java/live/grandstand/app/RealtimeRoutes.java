package live.grandstand.app;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import live.grandstand.chat.ChatHandlers;
import live.grandstand.chat.SendMessage;
import live.grandstand.chat.StreamRef;
import live.grandstand.chat.ViewerCounter;
import live.grandstand.dashboard.DashboardHandlers;
import live.grandstand.dashboard.DashboardPushes;
import live.grandstand.gateway.RefreshToken;
import live.grandstand.gateway.SessionSockets;
import live.grandstand.gateway.SocketHandlers;
import live.grandstand.gateway.TokenExpiry;
import live.grandstand.gateway.TokenGuard;
import live.grandstand.jobs.BatchRoomRef;
import live.grandstand.jobs.ProgressRooms;
import live.grandstand.jobs.StoryRoomRef;
import live.grandstand.notifications.NotificationHandlers;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/** The route table: every namespace and every event a client may send (realtime.md §3 to §5). */
@ApplicationScoped
class RealtimeRoutes {
  @Inject SocketServer server;
  @Inject TokenGuard tokens;
  @Inject SocketHandlers sockets;
  @Inject SessionSockets logins;
  @Inject TokenExpiry expiry;
  @Inject ChatHandlers chat;
  @Inject ViewerCounter viewers;
  @Inject NotificationHandlers notifications;
  @Inject DashboardHandlers dashboard;
  @Inject ProgressRooms progress;

  void register() {
    open(Namespace.MAIN)
        .onConnect(sockets::greet)
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
    open(DashboardPushes.NAMESPACE)
        .onRecover(dashboard::recovered)
        .onRoomChange(dashboard::roomChanged)
        .on("join-dashboard", JsonNode.class, dashboard::join, DashboardHandlers.ERROR);
    followSteps();
  }

  private void followSteps() {
    open("/stories")
        .on("join-story-room", StoryRoomRef.class, progress::joinStory, "story-room-error")
        .on("leave-story-room", StoryRoomRef.class, progress::leaveStory, "story-room-error");
    open("/audio")
        .on("join-audio-room", StoryRoomRef.class, progress::joinAudio, "audio-room-error")
        .on("leave-audio-room", StoryRoomRef.class, progress::leaveAudio, "audio-room-error");
    open("/images")
        .on("join-image-room", StoryRoomRef.class, progress::joinImages, "image-room-error")
        .on("leave-image-room", StoryRoomRef.class, progress::leaveImages, "image-room-error");
    open("/batch")
        .on("join-batch-room", BatchRoomRef.class, progress::joinBatch, "batch-room-error")
        .on("leave-batch-room", BatchRoomRef.class, progress::leaveBatch, "batch-room-error");
  }

  /** What every namespace has, whatever it is for (realtime.md §2). */
  private Namespace open(String name) {
    return server
        .of(name)
        .guard(tokens)
        .onConnect(sockets::joinUserRoom)
        .onConnect(logins::confirm)
        .onRecover(logins::confirm)
        .on("refresh_token", RefreshToken.class, expiry::refresh);
  }
}
