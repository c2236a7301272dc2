package live.grandstand.streams;

/** Who or what ended a broadcast. */
public enum EndCause {
  /** The owner, by REST. */
  OWNER,
  /** An admin, by REST. */
  ADMIN,
  /** The stream was deleted while it was live. */
  DELETED,
  /** The media server saw the publisher go. */
  INGEST,
  /** The owner was banned, or the account made inactive. */
  OWNER_BANNED
}
