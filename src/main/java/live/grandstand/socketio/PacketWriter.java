package live.grandstand.socketio;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.grandstand.engineio.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Writes one packet in one pass: JSON straight into the array that becomes the frame, with room
 * kept in front for the headers, which are known last. Byte arrays become placeholders and are
 * collected as attachments. Text is plain UTF-8, four-byte characters too.
 */
final class PacketWriter {
  private final ObjectMapper mapper;
  private final FrameBytes bytes;
  private final int jsonStart;
  private final List<byte[]> attachments = new ArrayList<>(0);

  PacketWriter(ObjectMapper mapper, int headerRoom) {
    this.mapper = mapper;
    this.jsonStart = Frame.HEADER_ROOM + headerRoom;
    this.bytes = new FrameBytes(jsonStart);
  }

  void writeJson(@Nullable Object data) throws IOException {
    try (JsonGenerator plain = mapper.getFactory().createGenerator(bytes, JsonEncoding.UTF8);
        JsonGenerator json = new AttachmentCollector(plain)) {
      mapper.writeValue(json, data);
    }
  }

  List<byte[]> attachments() {
    return attachments;
  }

  /** Ends with an event's offset, where {@link Offsets#PLACEHOLDER} was its last argument. */
  EncodedPacket finish(String header, Offsets offsets, long seq) {
    offsets.write(seq, bytes.array, bytes.length - "\"]".length() - Offsets.LENGTH);
    return finish(header);
  }

  EncodedPacket finish(String header) {
    byte[] head = header.getBytes(StandardCharsets.UTF_8);
    int start = jsonStart - head.length;
    System.arraycopy(head, 0, bytes.array, start, head.length);
    Frame text = Frame.takeText(bytes.array, start, bytes.length);
    if (attachments.isEmpty()) {
      return new EncodedPacket(List.of(text));
    }
    List<Frame> frames = new ArrayList<>(attachments.size() + 1);
    frames.add(text);
    attachments.forEach(attachment -> frames.add(Frame.binary(attachment)));
    return new EncodedPacket(List.copyOf(frames));
  }

  /** Replaces binary values by placeholders (Socket.IO protocol, packets with binary content). */
  private final class AttachmentCollector extends JsonGeneratorDelegate {
    AttachmentCollector(JsonGenerator plain) {
      super(plain, false);
      plain.enable(Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    }

    @Override
    public void writeString(String text) throws IOException {
      delegate.writeString(WellFormed.text(text));
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
      writeString(new String(text, offset, length));
    }

    @Override
    public void writeFieldName(String name) throws IOException {
      delegate.writeFieldName(WellFormed.text(name));
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
        throws IOException {
      delegate.writeStartObject();
      delegate.writeBooleanField("_placeholder", true);
      delegate.writeNumberField("num", attachments.size());
      delegate.writeEndObject();
      attachments.add(Arrays.copyOfRange(data, offset, offset + length));
    }
  }

  /** A growing array that starts with free room. */
  private static final class FrameBytes extends OutputStream {
    private static final int USUAL_JSON = 320;

    private byte[] array;
    private int length;

    FrameBytes(int room) {
      this.array = new byte[room + USUAL_JSON];
      this.length = room;
    }

    @Override
    public void write(int b) {
      ensure(1);
      array[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
      ensure(count);
      System.arraycopy(source, offset, array, length, count);
      length += count;
    }

    private void ensure(int more) {
      if (length + more > array.length) {
        array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
      }
    }
  }
}
