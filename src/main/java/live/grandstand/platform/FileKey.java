package live.grandstand.platform;

import java.util.regex.Pattern;

/**
 * Where a file is in the {@link FileStorage}: names of our own making, one or more, with slashes
 * between ({@code stories/<id>/audio/<run>/3.wav}). The same key is a folder when it is the
 * beginning of others, whole names at a time: {@code stories/1} has nothing of {@code stories/12}.
 *
 * <p>A name has small letters, digits, hyphens, underscores and, inside, single dots. So a key
 * means the same in a file system of any kind and in a URL, and leads nowhere else.
 *
 * @param path the names, at most {@value #MAX_LENGTH} characters
 */
public record FileKey(String path) {
  private static final int MAX_LENGTH = 400;
  private static final String NAME = "[a-z0-9_-]{1,100}(?:\\.[a-z0-9_-]{1,20}){0,3}";
  private static final Pattern FORM = Pattern.compile(NAME + "(?:/" + NAME + ")*+");

  /**
   * Checks.
   *
   * @throws IllegalArgumentException for anything but names with slashes between
   */
  public FileKey {
    if (path.length() > MAX_LENGTH || !FORM.matcher(path).matches()) {
      throw new IllegalArgumentException("not the key of a file");
    }
  }

  /**
   * A key from its names.
   *
   * @throws IllegalArgumentException when one of them is no name
   */
  public static FileKey of(Object first, Object... further) {
    StringBuilder path = new StringBuilder(first.toString());
    for (Object name : further) {
      path.append('/').append(name);
    }
    return new FileKey(path.toString());
  }

  /** Whether this is in a folder, at any depth; no key is in itself. */
  public boolean isIn(FileKey folder) {
    return path.startsWith(folder.path + "/");
  }

  @Override
  public String toString() {
    return path;
  }
}
