package es.sml.connector.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's rows of commands. What SML answered is a customer's; that there was an answer, and
 * which, must stay longer, or the command would be done twice.
 */
public final class CommandRecords {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int AT_A_TIME = 200;
  private static final String GONE = "erased";
  private static final String WHOLE = " answer IS NOT NULL AND forgotten_at IS NULL AND ";

  private final LedgerTransactions transactions;

  public CommandRecords(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  private record Row(String commandId, String answer) {}

  /** Removes what SML answered to commands that came in so long ago. */
  public int forgetAnswers(Duration age) {
    return forget("received_at < " + before(), Map.of("age", age.toMillis()));
  }

  /** Removes what SML answered to all commands at an account: lists are of many customers. */
  public int forgetAnswers(String account) {
    return forget("account = :account", Map.of("account", account));
  }

  /** Removes commands that came in so long ago; the same id is a new command from then on. */
  public int delete(Duration age) {
    return transactions.write(
        jdbc ->
            jdbc.sql(
                    "DELETE FROM command WHERE received_at < "
                        + before()
                        + " AND (answer IS NOT NULL OR lead_key IS NULL)")
                .param("age", age.toMillis())
                .update());
  }

  /** Removes what SML answered to the commands that the condition names. */
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
              "UPDATE command SET answer = :answer, forgotten_at = "
                  + transactions.now()
                  + " WHERE command_id = :id")
          .param("answer", brief(row.answer()))
          .param("id", row.commandId())
          .update();
    }
  }

  private static List<Row> rows(
      JdbcClient jdbc, String condition, Map<String, ?> parameters, int most) {
    return jdbc.sql("SELECT command_id, answer FROM command WHERE" + condition + " LIMIT :most")
        .params(parameters)
        .param("most", most)
        .query(Row.class)
        .list();
  }

  private String before() {
    return transactions.now() + " - :age";
  }

  /** The answer with id, operation and outcome, and of the result only SML's id. */
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
      return JSON.createObjectNode(); // then nothing of it is kept
    }
  }
}
