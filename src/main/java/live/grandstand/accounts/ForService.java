package live.grandstand.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A REST method, or all of a resource, for other services: a service token with this scope is let
 * in, and so are administrators. Nothing else lets a service token in.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForService {
  /** What the token must be made for. */
  ServiceScope value();
}
