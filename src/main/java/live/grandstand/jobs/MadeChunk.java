package live.grandstand.jobs;

/** A chunk that a provider has made, its file in the storage, and no row of it yet. */
@FunctionalInterface
public interface MadeChunk {
  /**
   * Stores the row. Called in the transaction that counts the chunk, once it is certain that the
   * run still belongs to this node: nobody else has stored or will store this chunk.
   */
  void store();
}
