package es.sml.connector.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The legal moves as SQL: each one statement that checks the state which it leaves. */
final class LedgerMoves {
  private static final String RECORD =
      "INSERT INTO lead_move (lead_key, at, event, reason) VALUES (:key, %s, :event, :reason)";

  private final Map<LeadEvent, String> moves = new EnumMap<>(LeadEvent.class);
  private final String record;

  /**
   * @param now SQL for the present time
   */
  LedgerMoves(String now) {
    for (LeadEvent event : LeadEvent.values()) {
      String from =
          event.from().stream()
              .map(state -> "'" + state + "'")
              .sorted()
              .collect(Collectors.joining(", "));
      moves.put(
          event,
          "UPDATE lead SET state = '%s', updated_at = %s, %%s WHERE lead_key = :key AND state IN (%s)%%s"
              .formatted(event.to(), now, from));
    }
    record = RECORD.formatted(now);
  }

  /**
   * Makes a move, and its line in the history.
   *
   * @param also what else is set, as SQL
   * @param onlyIf a further condition, as SQL that begins with AND; or empty
   * @param values of the parameters of both; "reason" is also the reason in the history
   * @return whether the lead was in a state which the event may leave
   */
  boolean tryMove(
      JdbcClient jdbc,
      String key,
      LeadEvent event,
      String also,
      String onlyIf,
      Map<String, Object> values) {
    boolean moved =
        jdbc.sql(moves.get(event).formatted(also, onlyIf)).param("key", key).params(values).update()
            == 1;
    if (moved && event.isRecorded()) {
      record(jdbc, key, event.name(), values.get("reason"));
    }
    return moved;
  }

  /** Adds a line to the lead's history. */
  void record(JdbcClient jdbc, String key, String event, Object reason) {
    jdbc.sql(record).param("key", key).param("event", event).param("reason", reason).update();
  }

  /** Values of parameters, some of which may be null, in a form that every database stores. */
  static Map<String, Object> values(Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], storable(namesAndValues[i + 1]));
    }
    return values;
  }

  /** PostgreSQL stores no NUL and no half of a character. */
  static Object storable(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    return clean.chars().noneMatch(c -> Character.isSurrogate((char) c))
        ? clean
        : new String(clean.getBytes(UTF_8), UTF_8);
  }
}
