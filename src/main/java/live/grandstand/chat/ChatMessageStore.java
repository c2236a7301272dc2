package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The queries of chat messages. */
@ApplicationScoped
class ChatMessageStore {
  // One statement with one array per column, however many messages: parsed and planned once.
  private static final String INSERT =
      """
      insert into chat_messages (id, stream_id, broadcast, user_id, username, message, created_at)
      select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[],
        ?::timestamptz[])""";

  @PersistenceContext EntityManager em;

  /** Inserts messages of any rooms in one statement. */
  void insert(List<Draft.Numbered> messages) {
    em.unwrap(Session.class).doWork(connection -> insert(connection, messages));
  }

  private static void insert(Connection connection, List<Draft.Numbered> messages)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns columns = new Columns(connection, insert, messages);
      columns.add("uuid", m -> m.message().id());
      columns.add("uuid", m -> m.message().streamId());
      columns.add("int4", m -> m.draft().room().broadcast());
      columns.add("uuid", m -> m.message().userId());
      columns.add("text", m -> m.message().username());
      columns.add("text", m -> m.message().message());
      columns.add("timestamptz", m -> m.message().timestamp().toString());
      insert.executeUpdate();
    }
  }

  /** Sets one array parameter after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Draft.Numbered> messages;
    private int index;

    Columns(Connection connection, PreparedStatement statement, List<Draft.Numbered> messages) {
      this.connection = connection;
      this.statement = statement;
      this.messages = messages;
    }

    void add(String type, Function<Draft.Numbered, Object> value) throws SQLException {
      Array array = connection.createArrayOf(type, messages.stream().map(value).toArray());
      statement.setArray(++index, array);
    }
  }

  /** The last visible messages of a broadcast, newest first. */
  List<ChatMessage> latest(UUID streamId, int broadcast, int limit) {
    return em.createQuery(
            """
            select m from ChatMessage m
            where m.streamId = :stream and m.broadcast = :broadcast and m.hidden = false
            order by m.id desc""",
            ChatMessage.class)
        .setParameter("stream", streamId)
        .setParameter("broadcast", broadcast)
        .setMaxResults(limit)
        .getResultList();
  }
}
