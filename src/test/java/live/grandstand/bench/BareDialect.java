package live.grandstand.bench;

import java.util.Optional;

/** Says nothing: the connection alone is what is measured. */
record BareDialect() implements Dialect {

  @Override
  public String path() {
    return BareEndpoint.PATH;
  }

  @Override
  public boolean joinsByUpgrade() {
    return true;
  }

  @Override
  public String connect(int viewer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> join(int viewer) {
    return Optional.empty();
  }

  @Override
  public String joined() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String chat(int viewer, String text) {
    throw new UnsupportedOperationException();
  }
}
