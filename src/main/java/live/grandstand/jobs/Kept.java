package live.grandstand.jobs;

/** What follows when a chunk is stored. */
enum Kept {
  /** There are more. */
  GOES_ON,
  /** It was the last one: the run is completed. */
  COMPLETED,
  /** The run was cancelled meanwhile. */
  STOPPED
}
