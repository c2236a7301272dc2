package live.grandstand.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A file that is to be part of a batch.
 *
 * @param name as the user calls it
 * @param story what it became; null when it was refused
 * @param refusal why it was refused; null when it was not
 */
record BatchCandidate(String name, @Nullable StoryRef story, @Nullable String refusal) {
  private static final int NAME_LENGTH = 255;

  BatchCandidate {
    if (name.length() > NAME_LENGTH) {
      name = name.substring(0, NAME_LENGTH);
    }
    if ((story == null) == (refusal == null)) {
      throw new IllegalArgumentException("either a story or a refusal");
    }
  }

  static BatchCandidate of(StoryRef story) {
    return new BatchCandidate(story.title(), story, null);
  }
}
