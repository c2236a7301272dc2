package live.grandstand.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A REST method that needs no token. One that is given must be good all the same.
 *
 * <p>Not {@code jakarta.annotation.security.PermitAll}: on Payara that switches on its own
 * authentication, which answers 401 when nobody is logged in by its means (docs/decisions).
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToAll {}
