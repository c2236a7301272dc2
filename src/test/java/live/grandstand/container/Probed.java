package live.grandstand.container;

/** Something was written. */
record Probed(String what) {}
