package live.grandstand.platform;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * Reads and writes {@code jsonb} columns with {@link Json}. Hibernate's own choice would look for
 * Jackson modules everywhere and finds Payara's, which belong to another copy of Jackson.
 */
public final class JsonColumns implements FormatMapper {
  private final FormatMapper jackson = new JacksonJsonFormatMapper(Json.mapper());

  @Override
  public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
    return jackson.fromString(json, type, options);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return jackson.toString(value, type, options);
  }
}
