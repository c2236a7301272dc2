package live.grandstand.engineio.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmittedUpgradeTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings("NullAway")
  void theEngineIsToldWhatTheConnectionIsAndNotWhatItsProxySays(boolean isTls) {
    HttpServletRequest seen = new SaidByProxy(new HttpServletRequestWrapper(connection(isTls)));

    AdmittedUpgrade admitted = new AdmittedUpgrade(seen, null, null);

    assertEquals(isTls, admitted.isSecure());
    assertEquals("203.0.113.7", admitted.getRemoteAddr());
  }

  private static HttpServletRequest connection(boolean isTls) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> isTls);
  }

  /** The opposite of what is. */
  private static final class SaidByProxy extends HttpServletRequestWrapper {
    SaidByProxy(HttpServletRequest request) {
      super(request);
    }

    @Override
    public boolean isSecure() {
      return !super.isSecure();
    }

    @Override
    public String getRemoteAddr() {
      return "203.0.113.7";
    }
  }
}
