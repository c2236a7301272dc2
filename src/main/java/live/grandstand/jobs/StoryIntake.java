package live.grandstand.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import live.grandstand.accounts.Caller;

/** Where the stories of a batch come from: the port through which jobs make and find them. */
public interface StoryIntake {
  /**
   * Makes a story of an uploaded file.
   *
   * @param name the file's name as the user has it; shown, and nothing else
   * @param content read to its end or until it is refused; not closed
   * @return the story's id
   * @throws live.grandstand.platform.AppException with the reason, when the file is refused; then
   *     nothing is stored
   */
  UUID take(Caller caller, String name, InputStream content) throws IOException;

  /**
   * Finds a story of the caller, or any for an admin.
   *
   * @return its title
   * @throws live.grandstand.platform.AppException {@code NOT_FOUND}
   */
  String title(Caller caller, UUID storyId);
}
