package live.grandstand.accounts;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Another service that is asking, as proven by a service token.
 *
 * @param id the token's id
 * @param name what an administrator called it
 * @param scopes what it may be used for
 */
public record ServiceCaller(UUID id, String name, Set<ServiceScope> scopes) implements Principal {

  /** Copies the scopes. */
  public ServiceCaller {
    scopes = Set.copyOf(scopes);
  }

  /** The token's id as text. */
  @Override
  public String getName() {
    return id.toString();
  }
}
