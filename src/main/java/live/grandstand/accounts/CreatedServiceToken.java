package live.grandstand.accounts;

/**
 * The one answer that has a service token in it.
 *
 * @param token what the other service sends as bearer token; not to be had again
 * @param details what is kept of it
 */
public record CreatedServiceToken(String token, ServiceTokenView details) {
  @Override
  public String toString() {
    return "CreatedServiceToken[" + details.id() + "]";
  }
}
