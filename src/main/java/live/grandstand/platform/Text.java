package live.grandstand.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that people typed: so many characters (code points), no control characters, no half of a
 * surrogate pair. PostgreSQL and JSON can both carry what passes. Null passes, see {@code NotNull};
 * when at least one character is wanted, one of them must be visible.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Check.class)
public @interface Text {
  /** The least number of characters. */
  int min() default 1;

  /** The greatest number of characters. */
  int max();

  /** Whether line feeds, carriage returns and tabs may be in it. */
  boolean lines() default false;

  /** What is allowed, in words that follow the field's name. */
  String message() default "must be {min} to {max} characters, without control characters";

  /** See Jakarta Validation. */
  Class<?>[] groups() default {};

  /** See Jakarta Validation. */
  Class<? extends Payload>[] payload() default {};

  /** Decides for {@link Text}. */
  final class Check implements ConstraintValidator<Text, String> {
    private int min;
    private int max;
    private boolean lines;

    @Override
    public void initialize(Text constraint) {
      min = constraint.min();
      max = constraint.max();
      lines = constraint.lines();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || isText(text);
    }

    private boolean isText(String text) {
      if (text.length() > 2 * max) {
        return false; // spares counting in what is certainly too long
      }
      int length = text.codePointCount(0, text.length());
      return length >= min
          && length <= max
          && text.codePoints().allMatch(this::isAllowed)
          && (min == 0 || text.codePoints().anyMatch(TextCharacters::isVisible));
    }

    private boolean isAllowed(int character) {
      int type = Character.getType(character);
      if (type == Character.CONTROL) {
        return lines && (character == '\n' || character == '\r' || character == '\t');
      }
      return type != Character.SURROGATE;
    }
  }
}
