package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user agent says about itself, good enough for people to recognise their own logins. It is
 * a hint for the eye and never the base of a decision.
 */
@Embeddable
class DeviceInfo {
  private static final String UNKNOWN = "unknown";
  private static final int VERSION_LENGTH = 20;

  @Column(nullable = false, length = 40)
  private String device = UNKNOWN;

  @Column(nullable = false, length = 40)
  private String os = UNKNOWN;

  @Column(nullable = false, length = 40)
  private String browser = UNKNOWN;

  @Column(name = "browser_version", nullable = false, length = VERSION_LENGTH)
  private String version = "";

  /** For JPA. */
  protected DeviceInfo() {}

  /** Reads a {@code User-Agent} header; what is not recognised is called unknown. */
  static DeviceInfo of(String userAgent) {
    DeviceInfo info = new DeviceInfo();
    info.os = OperatingSystem.of(userAgent);
    info.device = device(userAgent);
    info.readBrowser(userAgent);
    return info;
  }

  String device() {
    return device;
  }

  String os() {
    return os;
  }

  String browser() {
    return browser;
  }

  String version() {
    return version;
  }

  private void readBrowser(String userAgent) {
    for (Browser candidate : Browser.values()) {
      Matcher matcher = candidate.pattern.matcher(userAgent);
      if (matcher.find()) {
        browser = candidate.label;
        String found = matcher.group(1);
        version = found.substring(0, Math.min(VERSION_LENGTH, found.length()));
        return;
      }
    }
  }

  private static String device(String userAgent) {
    if (userAgent.contains("iPad") || userAgent.contains("Tablet")) {
      return "tablet";
    }
    if (userAgent.contains("Mobile") || userAgent.contains("iPhone")) {
      return "phone";
    }
    return OperatingSystem.of(userAgent).equals(UNKNOWN) ? UNKNOWN : "desktop";
  }

  /** In the order in which they must be tried: Chrome claims to be Safari, Edge to be Chrome. */
  private enum Browser {
    EDGE("Edge", "Edg(?:e|A|iOS)?/([\\d.]+)"),
    OPERA("Opera", "OPR/([\\d.]+)"),
    SAMSUNG("Samsung Internet", "SamsungBrowser/([\\d.]+)"),
    FIREFOX("Firefox", "(?:Firefox|FxiOS)/([\\d.]+)"),
    CHROME("Chrome", "(?:Chrome|CriOS)/([\\d.]+)"),
    SAFARI("Safari", "Version/([\\d.]+).*Safari/"),
    NODE("Node.js", "^[Nn]ode(?:\\.js)?/?v?([\\d.]*)"),
    JAVA("Java", "^Java[^/]*/([\\d.]+)"),
    CURL("curl", "^curl/([\\d.]+)");

    private final String label;
    private final Pattern pattern;

    Browser(String label, String pattern) {
      this.label = label;
      this.pattern = Pattern.compile(pattern);
    }
  }

  /** In the order in which they must be tried: Android claims to be Linux. */
  private enum OperatingSystem {
    WINDOWS("Windows", "Windows"),
    ANDROID("Android", "Android"),
    IOS("iOS", "iPhone|iPad|iPod"),
    MACOS("macOS", "Mac OS X|Macintosh"),
    CHROME_OS("ChromeOS", "CrOS"),
    LINUX("Linux", "Linux|X11");

    private final String label;
    private final Pattern pattern;

    OperatingSystem(String label, String pattern) {
      this.label = label;
      this.pattern = Pattern.compile(pattern);
    }

    static String of(String userAgent) {
      for (OperatingSystem candidate : values()) {
        if (candidate.pattern.matcher(userAgent).find()) {
          return candidate.label;
        }
      }
      return UNKNOWN;
    }
  }
}
