package es.sml.connector.ledger.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.sml.connector.database.LedgerTransactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the legal moves as SQL. Each is one statement that checks the state before it. */
public final class LedgerMoves {
  private final Map<LeadEvent, Update> moves = new EnumMap<>(LeadEvent.class);
  private final LeadHistory history;

  public LedgerMoves(LedgerTransactions transactions, LeadHistory history) {
    this.history = history;
    for (LeadEvent event : LeadEvent.values()) {
      String from =
          event.from().stream()
              .map(state -> "'" + state + "'")
              .sorted()
              .collect(Collectors.joining(", "));
      moves.put(
          event,
          new Update(
              "UPDATE lead SET state = '%s', updated_at = %s, "
                  .formatted(event.to(), transactions.now()),
              " WHERE lead_key = ? AND state IN (%s)".formatted(from)));
    }
  }

  // SQL of each event: its assignments and its states, with room for more of both.
  private record Update(String set, String where) {
    private String sql(String also, String onlyIf) {
      return set + also + where + onlyIf;
    }
  }

  /**
   * Move of one lead.
   *
   * @param also further assignments, as SQL
   * @param values values of their question marks; some may be null
   * @param reason text for the history; null for none
   */
  public record Move(LeadEvent event, String also, List<Object> values, String reason) {
    public Move(LeadEvent event, String also, Object... values) {
      this(event, also, Arrays.asList(values), null);
    }

    public Move because(String why) {
      return new Move(event, also, values, why);
    }
  }

  /**
   * Makes a move and records it in the history.
   *
   * @return whether the lead's state allowed the event
   */
  public boolean tryMove(JdbcClient jdbc, String key, Move move) {
    return tryMove(jdbc, key, move, "", List.of());
  }

  /**
   * Does the same under a further condition.
   *
   * @param onlyIf SQL that begins with AND
   * @param conditions values of its question marks
   */
  public boolean tryMove(
      JdbcClient jdbc, String key, Move move, String onlyIf, List<Object> conditions) {
    boolean moved = statement(jdbc, key, move, onlyIf, conditions).update() == 1;
    if (moved && move.event().isRecorded()) {
      history.record(jdbc, key, move.event().name(), move.reason());
    }
    return moved;
  }

  /**
   * Moves the lead to POSTING.
   *
   * @return time of the move in milliseconds since 1970 by the database's clock; empty if it is not
   *     legal
   */
  public Optional<Long> trySending(JdbcClient jdbc, String key, Move move) {
    return statement(jdbc, key, move, " RETURNING posting_at", List.of())
        .query(Long.class)
        .optional();
  }

  private JdbcClient.StatementSpec statement(
      JdbcClient jdbc, String key, Move move, String after, List<Object> conditions) {
    List<Object> values = new ArrayList<>();
    move.values().forEach(value -> values.add(storable(value)));
    values.add(key);
    values.addAll(conditions);
    return jdbc.sql(moves.get(move.event()).sql(move.also(), after)).params(values);
  }

  /** Removes characters that PostgreSQL cannot store: NUL and half a surrogate pair. */
  public static Object storable(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    return clean.chars().noneMatch(c -> Character.isSurrogate((char) c))
        ? clean
        : new String(clean.getBytes(UTF_8), UTF_8);
  }
}
