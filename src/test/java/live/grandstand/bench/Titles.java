package live.grandstand.bench;

/** What the phases are called in the figures and in the report. */
final class Titles {

  static final String STEADY60 = "60 msg/s";
  static final String STEADY200 = "200 msg/s";
  static final String JOINS_WARM = "joining, warm";
  static final String JOINS_COLD = "joining, just started";
  static final String ROOM = "after the traffic";
  static final String CROWD_JOINS = "large room, joining";
  static final String SMALL_JOINS = "same process, 1,000 viewers, joining";
  static final String IDLE = "large room, idle";
  static final String SMALL_8 = "same process, 1,000 viewers, 8 in flight";
  static final String CROWD_8 = "large room, 8 in flight";
  static final String SMALL_STEADY = "same process, 1,000 viewers, 50 msg/s";
  static final String CROWD_STEADY = "large room, 5 msg/s";
  static final String END = "large room, stream ended";
  static final String REST = "GET of a stream, 32 connections";
  static final String SLOW = "1 viewer in 100 does not read";
  static final String SLOW_BEFORE = "the same load before, all read";
  static final String SLOW_AFTER = "the same load afterwards, all read";
  static final String CHAT = "100 rooms, one sender each";
  static final String START = "start to ready, data there";

  private Titles() {}

  static String saturation(int window) {
    return "saturation, " + window + " in flight";
  }
}
