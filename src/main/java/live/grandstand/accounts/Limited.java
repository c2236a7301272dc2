package live.grandstand.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often a REST method, or each of a resource, may be called. Every resource method has one, its
 * own or its class'; a test looks.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
  /** The limit, which all methods that name it share. */
  RateLimit value();
}
