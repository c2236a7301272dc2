package live.grandstand.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A REST method, or all of a resource, for callers with one of these roles.
 *
 * <p>Not {@code jakarta.annotation.security.RolesAllowed}, see {@link OpenToAll}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyFor {
  /** The roles; one of them is enough. */
  Role[] value();
}
