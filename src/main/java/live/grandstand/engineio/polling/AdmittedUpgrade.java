package live.grandstand.engineio.polling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import live.grandstand.engineio.AdmissionMark;

/**
 * An admitted WebSocket request. The WebSocket API hides the peer's address from endpoints; it
 * travels as one more request parameter, whose name the client cannot know.
 */
final class AdmittedUpgrade extends HttpServletRequestWrapper {
  AdmittedUpgrade(HttpServletRequest request) {
    super(request);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> parameters = new HashMap<>(super.getParameterMap());
    parameters.put(AdmissionMark.PARAMETER, new String[] {getRemoteAddr()});
    return parameters;
  }
}
