package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/** 20-parse: a table of more rows than are enqueued at a time. */
class LongTableStationTest extends StationTest {
  private static final String REPLIES = "crm.norte.replies";
  private static final int ROWS = 2_100;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected String idleRoutes() {
    return "status*";
  }

  // Fewer than the readings that the table takes.
  @Override
  protected void configure(RunningConnector prepared) {
    prepared.withSetting("deliver.max-attempts", "3").withSetting("ops.port", "0");
  }

  @Test
  void createsALeadForEachRowAndRepliesToTheSender() throws Exception {
    String table = table(i -> i % 700 == 0 ? "Luz;;Seat;León" : row(i));
    context.start();
    connector.sendCorrelated(DEALER, table, "table");
    assertThat(awaitState("table", table, LeadState.SPLIT).reason()).isEqualTo("2097 leads");
    assertCreated(table, ROWS - 3);
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadReason"))
        .isEqualTo(
            "the other leads of this message went on; entries that could not be read: line 701: no phone and no e-mail;"
                + " line 1401: no phone and no e-mail; line 2101: no phone and no e-mail");
    assertThat(dead.getBody(byte[].class)).asString().isEqualTo(table);
    assertThat(properties(dead)).doesNotContain("LeadProgress");
    assertReplied(ROWS - 3);
    connector.awaitQueueEmpty(INBOUND);
  }

  @Test
  void losesAndDoublesNothingWhenItIsCutOff() throws Exception {
    String table = table(LongTableStationTest::row);
    failBefore("split-message", "split-message-replies", 1, new UncategorizedJmsException("gone"));
    failEachOtherTime("continue-split", "continue-split-record");
    context.start();
    connector.sendCorrelated(DEALER, table, "table");
    assertThat(awaitState("table", table, LeadState.SPLIT).reason()).isEqualTo("2100 leads");
    assertCreated(table, ROWS);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void findsTheSameLeadsInADuplicateTable() throws Exception {
    String table = table(LongTableStationTest::row);
    context.start();
    connector.sendCorrelated(DEALER, table, "table");
    assertCreated(table, ROWS);
    awaitState("table", table, LeadState.SPLIT);
    connector.sendCorrelated(DEALER, table, "table");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> connector.browse(DEALER).isEmpty() && connector.browse(INBOUND).isEmpty());
    assertThat(entry("table", table).state()).isEqualTo(LeadState.SPLIT);
    assertThat(connector.created()).isEqualTo(ROWS);
  }

  @Test
  void reportsItsProgressWhenItCannotContinue() throws Exception {
    String table = table(LongTableStationTest::row);
    before(
        "continue-split",
        "continue-split-enqueue",
        exchange -> {
          String progress = exchange.getMessage().getHeader("LeadProgress", String.class);
          exchange.getMessage().setHeader("LeadProgress", progress.replace("csv", "gone"));
        });
    context.start();
    connector.sendCorrelated(DEALER, table, "table");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadReason"))
        .startsWith("the first 500 leads of this message were processed; ")
        .contains("gone no longer recognises it");
    assertThat(entry("table", table).state()).isEqualTo(LeadState.FAILED);
    assertCreated(table, 500);
  }

  private void failEachOtherTime(String route, String step) throws Exception {
    AtomicInteger passes = new AtomicInteger();
    before(
        route,
        step,
        exchange -> {
          if (passes.getAndIncrement() % 2 == 0) {
            throw new UncategorizedJmsException("gone");
          }
        });
  }

  private void assertCreated(String table, int count) {
    await().atMost(Duration.ofSeconds(90)).until(() -> connector.created() >= count);
    assertThat(connector.references())
        .hasSize(count)
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.startsWith(MessageKey.reference(key("table", table)) + "-"));
  }

  private void assertReplied(int count) throws Exception {
    Map<String, Integer> outcomes = new HashMap<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> connector.browse(REPLIES).size() >= count + 1);
    List<String> replies = connector.consume(REPLIES, count + 1);
    for (String reply : replies) {
      outcomes.merge(JSON.readTree(reply).path("outcome").asText(), 1, Integer::sum);
    }
    assertThat(outcomes).containsOnly(Map.entry("created", count), Map.entry("split", 1));
    assertThat(replies).anyMatch(reply -> reply.contains("\"leads\":" + count));
  }

  private static String table(IntFunction<String> row) {
    return "Nombre;Teléfono;Marca;Modelo\n"
        + IntStream.rangeClosed(1, ROWS).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private static String row(int i) {
    return "Ana " + i + ";6%08d;Seat;León".formatted(i);
  }
}
