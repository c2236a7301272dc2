package live.grandstand.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a multipart/form-data request, right or wrong. */
public final class Form {
  /** What it is sent as. */
  public static final String TYPE = "multipart/form-data; boundary=----grandstandForm7MA4YWxk";

  private static final String DELIMITER = "------grandstandForm7MA4YWxk";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** A field with text. */
  public Form field(String name, String value) {
    return raw(DELIMITER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
        .raw(value)
        .raw("\r\n");
  }

  /** A file, by the name that the client has for it. */
  public Form file(String name, String fileName, byte[] content) {
    raw(DELIMITER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"");
    raw(fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    body.writeBytes(content);
    return raw("\r\n");
  }

  /** Whatever is not to be like that. */
  public Form raw(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The form as it is so far, without its end. */
  public byte[] unfinished() {
    return body.toByteArray();
  }

  /** The whole form. */
  public byte[] bytes() {
    return raw(DELIMITER + "--\r\n").body.toByteArray();
  }
}
