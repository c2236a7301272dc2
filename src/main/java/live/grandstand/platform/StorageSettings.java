package live.grandstand.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads where files are kept, and tells what is wrong with it. */
final class StorageSettings {
  private static final URI NOWHERE = URI.create("http://localhost");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final List<SettingKey> S3_KEYS =
      List.of(
          SettingKey.STORAGE_S3_ENDPOINT,
          SettingKey.STORAGE_S3_BUCKET,
          SettingKey.STORAGE_S3_ACCESS_KEY,
          SettingKey.STORAGE_S3_SECRET_KEY);

  private final SettingsReader reader;
  private final Path dataDir;

  StorageSettings(SettingsReader reader, Path dataDir) {
    this.reader = reader;
    this.dataDir = dataDir;
  }

  Settings.Storage read() {
    String kind = String.valueOf(reader.text(SettingKey.STORAGE_KIND)).toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "local" -> local();
      case "s3" -> new Settings.Storage(directory(), s3());
      default -> {
        reader.mistake(SettingKey.STORAGE_KIND, "must be local or s3");
        yield local();
      }
    };
  }

  private Settings.Storage local() {
    for (SettingKey key : S3_KEYS) {
      if (reader.text(key) != null) {
        reader.mistake(key, "is set, but %s is not s3".formatted(SettingKey.STORAGE_KIND.key()));
      }
    }
    return new Settings.Storage(directory(), null);
  }

  private Path directory() {
    String configured = reader.text(SettingKey.STORAGE_DIR);
    Path directory = configured == null ? dataDir.resolve("files") : Path.of(configured);
    return directory.toAbsolutePath().normalize();
  }

  private Settings.S3 s3() {
    String why = "files in S3 (%s) need it".formatted(SettingKey.STORAGE_KIND.key());
    String bucket = reader.required(SettingKey.STORAGE_S3_BUCKET, why);
    if (!bucket.isEmpty() && !BUCKET.matcher(bucket).matches()) {
      reader.mistake(SettingKey.STORAGE_S3_BUCKET, "is not the name of a bucket");
    }
    return new Settings.S3(
        endpoint(reader.required(SettingKey.STORAGE_S3_ENDPOINT, why)),
        String.valueOf(reader.text(SettingKey.STORAGE_S3_REGION)),
        bucket,
        reader.required(SettingKey.STORAGE_S3_ACCESS_KEY, why),
        new Settings.Secret(reader.required(SettingKey.STORAGE_S3_SECRET_KEY, why)),
        reader.flag(SettingKey.STORAGE_S3_PATH_STYLE));
  }

  private URI endpoint(String text) {
    if (text.isEmpty()) {
      return NOWHERE;
    }
    if (!WebAddress.Check.isWebAddress(text)) {
      reader.mistake(SettingKey.STORAGE_S3_ENDPOINT, "must be an absolute http or https URL");
      return NOWHERE;
    }
    return URI.create(text);
  }
}
