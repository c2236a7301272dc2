package live.grandstand.stories;

import java.util.List;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.FieldError;

/** Why an uploaded file makes no story, in words that help. */
final class FileRefused {
  private static final String FIELD = "file";

  private FileRefused() {}

  /** 415: this is no text, or none that we read. */
  static AppException unsupported(String why) {
    return refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, why);
  }

  /** 422: it is what it should be, but there is no story in it that we can take. */
  static AppException unprocessable(String why) {
    return refusal(ErrorCode.UNPROCESSABLE, why);
  }

  private static AppException refusal(ErrorCode code, String why) {
    return new AppException(code, FIELD + " " + why, List.of(new FieldError(FIELD, why)));
  }
}
