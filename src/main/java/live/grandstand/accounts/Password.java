package live.grandstand.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody chooses: 8 to 128 characters (code points) of any kind, and not one of
 * those that everybody tries first (ASVS 6.2.1, 6.2.4). Null passes, see {@code NotNull}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Password.Check.class)
@interface Password {
  int MIN_LENGTH = 8;
  int MAX_LENGTH = 128;

  String message() default "must be 8 to 128 characters and not a common one";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  final class Check implements ConstraintValidator<Password, String> {
    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
      Optional<String> fault = password == null ? Optional.empty() : fault(password);
      fault.ifPresent(
          message -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
          });
      return fault.isEmpty();
    }

    /** What is wrong with it, if anything is. */
    static Optional<String> fault(String password) {
      int length = password.codePointCount(0, password.length());
      if (length < MIN_LENGTH || length > MAX_LENGTH) {
        return Optional.of("must be 8 to 128 characters");
      }
      return CommonPasswords.contain(password)
          ? Optional.of("is too common, choose another one")
          : Optional.empty();
    }
  }
}
