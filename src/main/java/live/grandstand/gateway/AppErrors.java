package live.grandstand.gateway;

import java.util.Map;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.socketio.ErrorTranslator;
import live.grandstand.socketio.Refusal;

/** The Socket.IO door's one translation of what goes wrong in the application. */
public final class AppErrors implements ErrorTranslator {
  private static final System.Logger LOG = System.getLogger(AppErrors.class.getName());

  @Override
  public Refusal translate(RuntimeException failure) {
    if (failure instanceof AppException refused) {
      return new Refusal(refused.code().wire(), refused.detail(), details(refused));
    }
    LOG.log(System.Logger.Level.ERROR, "event handler failed", failure);
    return new Refusal(ErrorCode.INTERNAL.wire(), "Something went wrong, please try again");
  }

  private static Map<String, Object> details(AppException refused) {
    return refused.retryAfter() == null
        ? Map.of()
        : Map.of("retryAfterMs", refused.retryAfter().toMillis());
  }
}
