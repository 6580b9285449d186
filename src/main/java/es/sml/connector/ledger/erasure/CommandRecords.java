package es.sml.connector.ledger.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes old rows and data of commands. SML's response is a customer's data and goes first. The
 * outcome stays longer: without it the command would run twice.
 */
public record CommandRecords(LedgerTransactions transactions) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int AT_A_TIME = 200;
  private static final String GONE = "erased";
  private static final String WHOLE = " reply IS NOT NULL AND forgotten_at IS NULL AND ";

  private record Row(String commandId, String reply) {}

  /** Removes SML's responses to commands that are older than this. */
  public int forgetAnswers(Duration age) {
    return forget("received_at < " + before(), Map.of("age", age.toMillis()));
  }

  /** Removes SML's responses to all commands of an account: lists show many customers. */
  public int forgetAnswers(String account) {
    return forget("account = :account", Map.of("account", account));
  }

  /** Removes commands that are older than this. After that the same id is a new command. */
  public int delete(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    "DELETE FROM command WHERE received_at < "
                        + before()
                        + " AND (reply IS NOT NULL OR lead_key IS NULL)")
                .param("age", age.toMillis())
                .update());
  }

  /** Removes SML's responses to the commands that match the condition. */
  void forget(JdbcClient jdbc, String condition, Map<String, ?> parameters) {
    forget(jdbc, rows(jdbc, WHOLE + condition, parameters, Integer.MAX_VALUE));
  }

  private int forget(String condition, Map<String, ?> parameters) {
    int forgotten = 0;
    int now = AT_A_TIME;
    while (now == AT_A_TIME) {
      now =
          transactions.write(
              jdbc -> {
                List<Row> rows = rows(jdbc, WHOLE + condition, parameters, AT_A_TIME);
                forget(jdbc, rows);
                return rows.size();
              });
      forgotten += now;
    }
    return forgotten;
  }

  private void forget(JdbcClient jdbc, List<Row> rows) {
    for (Row row : rows) {
      jdbc.sql(
              "UPDATE command SET reply = :reply, forgotten_at = "
                  + transactions.now()
                  + " WHERE command_id = :id")
          .param("reply", brief(row.reply()))
          .param("id", row.commandId())
          .update();
    }
  }

  private static List<Row> rows(
      JdbcClient jdbc, String condition, Map<String, ?> parameters, int most) {
    return jdbc.sql("SELECT command_id, reply FROM command WHERE" + condition + " LIMIT :most")
        .params(parameters)
        .param("most", most)
        .query(Row.class)
        .list();
  }

  private String before() {
    return transactions.now() + " - :age";
  }

  /** Returns the reply with id, operation and outcome, and with SML's id as its only result. */
  public static String brief(String answer) {
    ObjectNode brief = JSON.createObjectNode();
    JsonNode whole = tree(answer);
    for (String field : List.of("id", "operation", "outcome")) {
      if (whole.has(field)) {
        brief.set(field, whole.get(field));
      }
    }
    JsonNode id = whole.at("/result/id");
    if (id.isIntegralNumber()) {
      brief.putObject("result").set("id", id);
    }
    if (whole.has("error")) {
      brief.putObject("error").put("message", GONE);
    }
    return brief.toString();
  }

  private static JsonNode tree(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // an unreadable reply is not kept
    }
  }
}
