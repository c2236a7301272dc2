package live.grandstand.dashboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import live.grandstand.platform.Ids;
import org.jspecify.annotations.Nullable;

/** Writes rows of the tables that the dashboard reads, and counts them the plain way. */
final class DashboardTables implements AutoCloseable {
  private final Connection connection;

  DashboardTables(DataSource database) {
    try {
      connection = database.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  UUID user() {
    UUID id = Ids.next();
    execute(
        """
        insert into users (id, username, email, full_name, password_hash, role, status, created_at)
        values (?, ?, ?, 'Somebody', 'x', 'USER', 'ACTIVE', now())""",
        id,
        "u" + id,
        id + "@example.org");
    return id;
  }

  UUID story(UUID owner, @Nullable String genre, Instant created) {
    UUID id = Ids.next();
    execute(
        """
        insert into stories (id, owner_id, title, genre, original_content, original_word_count, auto,
          created_at, updated_at)
        values (?, ?, ?, ?, 'text', 1, false, ?, ?)""",
        id,
        owner,
        "Story " + id,
        genre,
        created,
        created);
    return id;
  }

  UUID run(
      UUID owner, UUID story, String kind, String state, @Nullable Instant finished, long millis) {
    UUID id = Ids.next();
    execute(
        """
        insert into step_runs (id, story_id, owner_id, kind, state, settings, content_version, rank,
          created_at, due_at, finished_at, processing_ms)
        values (?, ?, ?, ?, ?, '{}', 0, ?, now(), now(), ?, ?)""",
        id,
        story,
        owner,
        kind,
        state,
        id,
        finished,
        millis);
    return id;
  }

  UUID batch(UUID owner, String state, @Nullable Instant finished) {
    UUID id = Ids.next();
    execute(
        """
        insert into batch_jobs (id, owner_id, settings, state, total_files, created_at, finished_at)
        values (?, ?, '{}', ?, 3, now(), ?)""",
        id,
        owner,
        state,
        finished);
    return id;
  }

  void audio(UUID story, int index, Instant created) {
    execute(
        """
        insert into audio_chunks (id, story_id, run_id, chunk_index, content, audio_file, media_type,
          size_bytes, word_count, duration_ms, voice_model, created_at)
        values (?, ?, ?, ?, 'x', 'k', 'audio/wav', 1, 1, 1, 'v', ?)""",
        Ids.next(),
        story,
        Ids.next(),
        index,
        created);
  }

  void image(UUID story, int index, Instant created) {
    execute(
        """
        insert into image_chunks (id, story_id, run_id, chunk_index, content, image_file, media_type,
          size_bytes, prompt, art_style, image_size, created_at)
        values (?, ?, ?, ?, 'x', 'k', 'image/png', 1, 'p', 's', '512x512', ?)""",
        Ids.next(),
        story,
        Ids.next(),
        index,
        created);
  }

  void clear() {
    execute("delete from users");
  }

  /** The one number that a question has for an answer. */
  long count(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void execute(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(
          i + 1,
          value instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : value);
    }
    return statement;
  }
}
