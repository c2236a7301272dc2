package live.grandstand.jobs;

/**
 * Somebody else works on the run by now, or it is gone: what was made is not stored. Nobody's
 * fault: this node was away for longer than others wait.
 */
final class ClaimLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClaimLost() {
    super("another node works on this", null, false, false);
  }
}
