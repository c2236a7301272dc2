package live.grandstand.jobs;

import java.util.UUID;

/**
 * One of the lanes of a user: a line in which the user's runs wait for their turn. As many lanes as
 * a user has, as many of the user's runs are worked on at a time.
 *
 * @param number from 0 to one less than the user's limit
 */
record LaneId(UUID owner, int number) {
  /** What all lanes are called in the scheduler's table. */
  static final String TASK = "lane";

  /** Reads what {@link #toString} wrote. */
  static LaneId parse(String text) {
    int colon = text.lastIndexOf(':');
    return new LaneId(
        UUID.fromString(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  /** The name of this one there. */
  @Override
  public String toString() {
    return owner + ":" + number;
  }
}
