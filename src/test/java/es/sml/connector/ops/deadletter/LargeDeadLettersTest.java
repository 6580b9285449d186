package es.sml.connector.ops.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.testing.OpsStationTest;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters that the broker sends in pieces: each list has all of them. */
class LargeDeadLettersTest extends OpsStationTest {
  private static final int CLIENTS = 4;
  private static final int PHOTO = 300_000;
  private static final int VIDEO = 24_000_000;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @AfterEach
  void stopClients() {
    clients.shutdownNow();
  }

  @Test
  void fourClientsSeeAllOfThem() throws Exception {
    startAll();
    enqueue(DEAD, 100, PHOTO);
    enqueue(PARKED, 75, PHOTO);
    enqueue(DISMISSED, 20, PHOTO);
    eachClient(
        () -> {
          for (int round = 0; round < 8; round++) {
            seesAll("dead", 100);
            if (round % 4 == 0) {
              seesAll("parked", 75);
              seesAll("dismissed", 20);
            }
          }
          return null;
        });
  }

  @Test
  void theLargestAreSeenToo() throws Exception {
    startAll();
    enqueue(DEAD, 6, VIDEO);
    enqueue(DEAD, 20, PHOTO);
    eachClient(
        () -> {
          for (int round = 0; round < 3; round++) {
            seesAll("dead", 26);
          }
          return null;
        });
  }

  @Test
  void aFilterReplaysAllWhileOthersList() throws Exception {
    startAll();
    enqueue(DEAD, 80, PHOTO);
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Object>> readers = new ArrayList<>();
    for (int i = 1; i < CLIENTS; i++) {
      readers.add(
          clients.submit(
              () -> {
                while (!done.get()) {
                  ops.get("dead-letters?limit=500");
                }
                return null;
              }));
    }
    int would = 0;
    for (int round = 0; round < 10; round++) {
      JsonNode answer =
          ops.post("dead-letters/replay", "{\"filter\":{},\"limit\":200,\"dryRun\":true}");
      would += answer.path("results").size();
    }
    JsonNode answer = ops.post("dead-letters/replay", "{\"filter\":{},\"limit\":200}");
    done.set(true);
    for (Future<Object> reader : readers) {
      reader.get();
    }
    assertThat(would).isEqualTo(800);
    assertThat(answer.path("results").findValuesAsText("outcome"))
        .hasSize(80)
        .containsOnly("success");
  }

  @Test
  void pagesOfAFilterHaveAllOfThem() throws Exception {
    startAll();
    enqueue(DEAD, 30, PHOTO);
    List<String> seen = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page =
          ops.post(
              "dead-letters/discard",
              "{\"filter\":{\"dealer\":\"norte\"},\"reason\":\"x\",\"limit\":7,\"dryRun\":true"
                  + after
                  + "}");
      seen.addAll(page.path("results").findValuesAsText("key"));
      assertThat(page.path("unreadable").asInt()).isZero();
      JsonNode next = page.path("next");
      after = next.isTextual() ? ",\"after\":\"" + next.asText() + "\"" : null;
    }
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void reportsHowManyItCouldNotRead() throws Exception {
    startAll();
    enqueue(DEAD, 5, 1_000);
    try (Connection connection = connector.runtime().connections().createConnection();
        Session other = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer holder = other.createConsumer(other.createQueue(DEAD))) {
      connection.start();
      assertThat(holder.receive(10_000)).isNotNull();
      assertThat(holder.receive(10_000)).isNotNull();
      for (String filter : List.of("", "&stage=parse", "&stage=deliver")) {
        JsonNode list = ops.get("dead-letters?limit=1" + filter);
        assertThat(list.path("matching").asInt()).isEqualTo(filter.endsWith("deliver") ? 0 : 3);
        assertThat(list.path("unreadable").asInt()).as(filter).isEqualTo(2);
      }
      String dry = "{\"filter\":{\"stage\":\"parse\"},\"limit\":%d,\"dryRun\":true}";
      assertThat(ops.post("dead-letters/replay", dry.formatted(2)).path("unreadable").asInt())
          .isZero();
      JsonNode last = ops.post("dead-letters/replay", dry.formatted(50));
      assertThat(last.path("results")).hasSize(3);
      assertThat(last.path("unreadable").asInt()).isEqualTo(2);
      other.rollback();
    }
    // The broker keeps back for a moment what came back to it.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ops.get("dead-letters").path("unreadable").asInt() == 0);
    seesAll("dead", 5);
  }

  @Test
  void oneIsShownWithItsContent() throws Exception {
    startAll();
    enqueue(DEAD, 1, PHOTO);
    JsonNode shown = ops.get("dead-letters/" + key(PHOTO, 0));
    assertThat(shown.path("bytes").asInt()).isEqualTo(PHOTO);
    assertThat(shown.path("content").asText()).startsWith("***");
  }

  @Test
  void expiredDeadLettersHideNoOthers() throws Exception {
    startAll();
    for (int i = 0; i < 100; i++) {
      String key = "expired%06d".formatted(i);
      connector.send(DISMISSED, session -> deadLetterMessage(session, key, new byte[10]), 1_000);
    }
    enqueue(DISMISSED, 3, 1_000);
    long over = System.currentTimeMillis() + 1_000;
    await().until(() -> System.currentTimeMillis() > over);
    assertThat(ops.get("dead-letters?queue=dismissed").path("deadLetters").findValuesAsText("key"))
        .filteredOn(key -> !key.startsWith("expired"))
        .hasSize(3);
  }

  private void seesAll(String queue, int number) {
    JsonNode list = ops.get("dead-letters?limit=500&queue=" + queue);
    assertThat(list.path("matching").asInt()).as(queue).isEqualTo(number);
    assertThat(list.path("deadLetters")).hasSize(number);
    assertThat(list.path("unreadable").asInt()).isZero();
  }

  private void eachClient(Callable<Object> work) throws Exception {
    List<Future<Object>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      all.add(clients.submit(work));
    }
    for (Future<Object> one : all) {
      one.get();
    }
  }

  private void enqueue(String queue, int number, int size) throws JMSException {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 'x');
    for (int i = 0; i < number; i++) {
      String key = key(size, i);
      connector.send(queue, session -> deadLetterMessage(session, key, content));
    }
  }

  private static String key(int size, int number) {
    return "%010d%06d".formatted(size, number);
  }

  private static BytesMessage deadLetterMessage(Session session, String key, byte[] content)
      throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(content);
    message.setStringProperty(LeadHeaders.KEY, key);
    message.setStringProperty(LeadHeaders.DEALER, "norte");
    message.setStringProperty(LeadHeaders.STAGE, "parse");
    message.setStringProperty(
        LeadHeaders.REASON, "no format recognises the message, by XML or JSON");
    return message;
  }
}
