package live.grandstand.socketio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Reads text, and refuses a binary attachment in its place, which Jackson would take as base64. */
final class PlainText extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1L;

  PlainText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    return StringDeserializer.instance.deserialize(parser, context);
  }
}
