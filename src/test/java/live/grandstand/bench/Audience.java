package live.grandstand.bench;

/** What a viewer tells the client that it belongs to. */
interface Audience {

  /** The viewer is in the room. */
  void joined();

  /** The server did not take a message that this viewer sent. */
  void messageRefused(String packet);

  /** The server acknowledged something that this viewer sent. */
  void acknowledged(String packet);
}
