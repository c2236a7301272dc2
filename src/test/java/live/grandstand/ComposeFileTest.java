package live.grandstand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.grandstand.platform.SettingKey;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml cannot be run where there is no Docker, so it is read. */
class ComposeFileTest {
  private final Map<String, Map<String, Object>> services = services();

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() {
    try {
      Object file =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Files.readString(Path.of("docker-compose.yml")));
      return (Map<String, Map<String, Object>>) ((Map<String, Object>) file).get("services");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itSetsOnlySettingsThatExist() {
    List<String> known = Stream.of(SettingKey.values()).map(SettingKey::variable).toList();
    List<String> unknown =
        services.values().stream()
            .flatMap(service -> environment(service).keySet().stream())
            .filter(name -> name.startsWith("GRANDSTAND_") && !known.contains(name))
            .toList();

    assertEquals(List.of(), unknown);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> environment(Map<String, Object> service) {
    return (Map<String, Object>) service.getOrDefault("environment", Map.of());
  }

  @Test
  @SuppressWarnings("unchecked")
  void theNodesBelieveNginxAndNginxSaysWhoCalls() throws IOException {
    Map<String, Map<String, Object>> networks =
        (Map<String, Map<String, Object>>) services.get("nginx").get("networks");
    Object nginx = networks.get("default").get("ipv4_address");

    for (String node : List.of("node1", "node2")) {
      assertEquals(nginx, environment(services.get(node)).get("GRANDSTAND_HTTP_TRUSTED_PROXIES"));
    }
    String configuration = Files.readString(Path.of("docker", "nginx.conf"));
    assertTrue(configuration.contains("proxy_set_header X-Forwarded-For $remote_addr;"));
    assertTrue(configuration.contains("proxy_set_header X-Forwarded-Proto $scheme;"));
  }

  @Test
  void everyServiceHasAHealthCheck() {
    List<String> without =
        services.entrySet().stream()
            .filter(service -> !service.getValue().containsKey("healthcheck"))
            .map(Map.Entry::getKey)
            .toList();

    assertEquals(List.of(), without);
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatItMountsFromTheProjectIsThere() {
    List<String> missing =
        services.values().stream()
            .flatMap(
                service -> ((List<String>) service.getOrDefault("volumes", List.of())).stream())
            .filter(volume -> volume.startsWith("./"))
            .map(volume -> volume.substring(0, volume.indexOf(':')))
            .filter(path -> !path.startsWith("./target/") && Files.notExists(Path.of(path)))
            .collect(Collectors.toList());

    assertEquals(List.of(), missing);
    assertTrue(services.containsKey("nginx"));
  }
}
