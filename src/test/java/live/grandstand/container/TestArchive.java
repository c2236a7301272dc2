package live.grandstand.container;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed for tests inside the server: the WAR as it was built, with the probes added. */
final class TestArchive {
  private static final Path WAR = Path.of("target", "grandstand.war");

  private TestArchive() {}

  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, WAR.toFile())
        .addPackages(true, TestArchive.class.getPackage());
  }
}
