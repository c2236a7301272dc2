package live.grandstand.jobs;

import java.io.IOException;
import java.io.InputStream;
import live.grandstand.accounts.Caller;

/** Where the stories of a batch come from: the port through which jobs have files made stories. */
public interface StoryIntake {
  /**
   * Makes a story of an uploaded file, in a transaction of its own.
   *
   * @param name the file's name as the user has it; shown, and nothing else
   * @param content read to its end or until it is refused; not closed
   * @throws live.grandstand.platform.AppException with the reason, when the file is refused; then
   *     nothing is stored
   */
  StoryRef take(Caller caller, String name, InputStream content) throws IOException;
}
