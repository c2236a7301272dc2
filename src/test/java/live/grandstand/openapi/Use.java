package live.grandstand.openapi;

/** What a schema is for, on which depends what has to be there. */
enum Use {
  /** A body that makes something: what may not be null is required, unless it has a default. */
  REQUEST(""),
  /** A merge patch (RFC 7396): nothing is required, null clears. */
  PATCH("Patch"),
  /** An answer: everything is there, if only as null. */
  ANSWER("");

  private final String suffix;

  Use(String suffix) {
    this.suffix = suffix;
  }

  String named(String name) {
    return name + suffix;
  }
}
