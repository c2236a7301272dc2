package live.grandstand.providers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/** The seven ways out, each with an answer in the shape that its provider gives. */
enum OutsideDoor {
  GEMINI_TEXT("/v1/models/gemini-t:generateContent", OutsideDoor::geminiText) {
    @Override
    Object call(OutsideModels models) {
      return models.geminiText().rewrite(REWRITE);
    }
  },
  OPENAI_TEXT("/v1/chat/completions", OutsideDoor::openAiText) {
    @Override
    Object call(OutsideModels models) {
      return models.openAiText().rewrite(REWRITE);
    }
  },
  OLLAMA_TEXT("/v1/api/chat", OutsideDoor::ollamaText) {
    @Override
    Object call(OutsideModels models) {
      return models.ollamaText().rewrite(REWRITE);
    }
  },
  GEMINI_IMAGE("/v1/models/gemini-i:generateContent", OutsideDoor::geminiImage) {
    @Override
    Object call(OutsideModels models) {
      return models.geminiImages().paint(PAINT);
    }
  },
  OPENAI_IMAGE("/v1/images/generations", OutsideDoor::openAiImage) {
    @Override
    Object call(OutsideModels models) {
      return models.openAiImages().paint(PAINT);
    }
  },
  GOOGLE_SPEECH("/v1/text:synthesize", OutsideDoor::googleSpeech) {
    @Override
    Object call(OutsideModels models) {
      return models.googleSpeech().speak(new SpeakText("Xin chào các bạn.", "auto"));
    }
  },
  OPENAI_SPEECH("/v1/audio/speech", part -> wav()) {
    @Override
    Object call(OutsideModels models) {
      return models.openAiSpeech().speak(new SpeakText("Hello.", "alloy"));
    }
  };

  static final RewriteText REWRITE = new RewriteText("Once upon a time.", "make it short");
  static final PaintImage PAINT =
      new PaintImage("a lighthouse, noir", "text", "noir", ImageSize.parse("512x512"));

  private final String path;
  private final Function<String, byte[]> answer;

  OutsideDoor(String path, Function<String, byte[]> answer) {
    this.path = path;
    this.answer = answer;
  }

  abstract Object call(OutsideModels models);

  String path() {
    return path;
  }

  /** What the provider answers when all is well. */
  byte[] goodAnswer() {
    return answer.apply("Ngày xửa ngày xưa.");
  }

  /** The same with other words or another picture in base64. */
  byte[] answer(String part) {
    return answer.apply(part);
  }

  boolean isImage() {
    return this == GEMINI_IMAGE || this == OPENAI_IMAGE;
  }

  boolean isText() {
    return ordinal() <= OLLAMA_TEXT.ordinal();
  }

  static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] geminiText(String text) {
    return utf8(
        """
        {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"},"finishReason":"STOP",
        "index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":5,
        "totalTokenCount":14},"modelVersion":"gemini-t","responseId":"r1"}"""
            .formatted(text));
  }

  private static byte[] openAiText(String text) {
    return utf8(
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1760000000,"model":"gpt-t",
        "choices":[{"index":0,"message":{"role":"assistant","content":"%s","refusal":null},
        "logprobs":null,"finish_reason":"stop"}],
        "usage":{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14},
        "service_tier":"default","system_fingerprint":"fp_1"}"""
            .formatted(text));
  }

  private static byte[] ollamaText(String text) {
    return utf8(
        """
        {"model":"llama-t","created_at":"2026-11-21T10:00:00.000000Z",
        "message":{"role":"assistant","content":"%s"},"done_reason":"stop","done":true,
        "total_duration":5043500667,"load_duration":5025959,"prompt_eval_count":26,
        "prompt_eval_duration":325953000,"eval_count":29,"eval_duration":471300000}"""
            .formatted(text));
  }

  private static byte[] geminiImage(String part) {
    return utf8(
        """
        {"candidates":[{"content":{"parts":[{"text":"Here it is"},{"inlineData":{"mimeType":
        "image/png","data":"%s"}}],"role":"model"},"finishReason":"STOP","index":0}],
        "modelVersion":"gemini-i"}"""
            .formatted(picture(part)));
  }

  private static byte[] openAiImage(String part) {
    return utf8(
        """
        {"created":1760000000,"background":"opaque","data":[{"b64_json":"%s"}],
        "output_format":"png","quality":"high","size":"1024x1024",
        "usage":{"input_tokens":50,"output_tokens":50,"total_tokens":100,
        "input_tokens_details":{"text_tokens":10,"image_tokens":40}}}"""
            .formatted(picture(part)));
  }

  private static byte[] googleSpeech(String part) {
    return utf8("{\"audioContent\":\"" + Base64.getEncoder().encodeToString(wav()) + "\"}");
  }

  /** Half a second of sound with a header that was written before its size was known. */
  private static byte[] wav() {
    byte[] file = new Wav(24_000, 1, new byte[24_000]).file();
    for (int at = 40; at < 44; at++) {
      file[at] = (byte) 0xFF;
    }
    return file;
  }

  /** The base64 that a test gives, or a picture. */
  private static String picture(String part) {
    return part.contains(" ") ? Base64.getEncoder().encodeToString(png(300, 200)) : part;
  }

  static byte[] png(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.RED);
    graphics.fillRect(0, 0, width, height / 2);
    graphics.dispose();
    return Png.of(image);
  }
}
