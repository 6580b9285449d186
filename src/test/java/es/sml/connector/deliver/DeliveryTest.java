package es.sml.connector.deliver;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static es.sml.connector.testing.sandbox.SandboxFault.onAll;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.sandbox.SandboxFault;
import jakarta.jms.MapMessage;
import jakarta.jms.StreamMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each lead reaches SML once despite SML's failures. */
class DeliveryTest {
  private static final String INBOUND = "leads.inbound.demo";
  @TempDir Path directory;
  private RunningConnector connector;

  @BeforeEach
  void prepare() {
    connector = new RunningConnector(directory);
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void delivers200LeadsThroughFiveExpiriesInTheMiddleOfABatchWithOneLoginEach() throws Exception {
    connector.withConsumers(16).start();
    connector.fault(on("create-lead").delay(400));
    for (int batch = 1; batch <= 5; batch++) {
      int end = 40 * batch;
      connector.offer(end - 40, 40);
      connector.awaitCreated(end - 30);
      int refusedBefore = refusedCreates();
      connector.expireTokens();
      // These cannot have been created but with a token of after the expiry.
      assertThat(end - connector.created()).isPositive();
      connector.awaitCreated(end);
      assertThat(refusedCreates()).isGreaterThan(refusedBefore);
      assertThat(connector.stats().path("logins").asInt()).isEqualTo(batch + 1);
    }
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(200).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  @Test
  void deliversAllLeadsOnceAfterARestartInTheMiddle() throws Exception {
    connector.withConsumers(8).start();
    connector.fault(on("create-lead").delay(150).times(60));
    connector.fault(on("create-lead").delay(1_500));
    connector.offer(0, 300);
    connector.awaitCreated(60);
    connector.stop();
    assertThat(connector.created()).isLessThan(300);
    connector.clearFaults();
    connector.start();
    connector.awaitCreated(300);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(300).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  private static List<SandboxFault> misbehaviours() {
    return List.of(
        on("create-lead").commitThenRespond(500).times(4),
        on("create-lead").commitThenRespond(503).times(4),
        on("create-lead").commitThenReset().times(4),
        on("create-lead").commitThenHang().times(4),
        on("create-lead").respond(500).times(4),
        on("create-lead").respond(429).retryAfter(1).times(4),
        on("create-lead").respondWithHtml().times(4),
        on("create-lead").truncate().times(4),
        on("create-lead").respondSlowly(20000).times(4),
        on("create-lead").commitLate(700).times(4));
  }

  @ParameterizedTest
  @MethodSource("misbehaviours")
  void createsEachLeadOnceWhenSmlMisbehaves(SandboxFault fault) throws Exception {
    connector.withConsumers(2).start();
    connector.fault(fault);
    connector.offer(0, 12);
    connector.awaitCreated(12);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(12).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.dead")).isEmpty();
    assertThat(connector.browse("leads.parked")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void pausesForNoServerThatClosesEachConnectionAfterItsAnswer(int delay) throws Exception {
    connector
        .withSetting("sml.late-commit-window", "10s")
        .withSetting("deliver.breaker-threshold", "5");
    connector.fault(onAll().closeAfterResponse(delay));
    connector.start();
    connector.offer(0, 200);
    connector.awaitCreated(200);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(200).doesNotHaveDuplicates();
    // On a machine that is held up a close may still cross a request.
    assertThat(lost()).isLessThanOrEqualTo(4);
    assertThat(pause().reason("demo")).isNull();
  }

  @Test
  void stopsWithinHalfAMinuteWhileSmlHangs() throws Exception {
    connector
        .withConsumers(8)
        .withSetting("sml.request-timeout", "20s")
        .withSetting("sml.read-timeout", "20s")
        .start();
    connector.fault(on("create-lead").commitThenHang().times(8));
    connector.offer(0, 40);
    connector.awaitCreated(8);
    long start = System.nanoTime();
    connector.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    connector.start();
    connector.awaitCreated(40);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(40).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.parked")).isEmpty();
  }

  @Test
  void deadLettersNothingWhileSmlIsDown() throws Exception {
    connector.start();
    connector.offer(0, 5);
    connector.awaitCreated(5);
    connector.stopSandbox();
    connector.offer(5, 20);
    await().atMost(Duration.ofSeconds(20)).until(() -> pause().reason("demo") != null);
    assertThat(connector.browse("leads.dead")).isEmpty();
    connector.restartSandbox();
    connector.awaitCreated(20);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(20).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.dead")).isEmpty();
    assertThat(pause().reason("demo")).isNull();
  }

  @Test
  void keepsLeadsQueuedWhileTheLoginIsRefused() throws Exception {
    connector.fault(on("login").respond(400).times(3));
    connector.start();
    connector.offer(0, 10);
    connector.awaitCreated(10);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(10).doesNotHaveDuplicates();
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  @Test
  void deadLettersARejectedLeadAtOnceWithSmlsWords() throws Exception {
    connector.start();
    connector.send("dealers.norte.leads", aLead().phone(null).thatSmlRejects().json());
    await().until(() -> connector.browse("leads.dead").size() == 1);
    var dead = connector.browse("leads.dead").get(0);
    assertThat(dead.getStringProperty("LeadReason")).contains("400").contains("email");
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("deliver");
    assertThat(dead.getIntProperty("LeadAttempts")).isEqualTo(1);
    assertThat(dead.getBody(byte[].class)).asString().contains("no es un correo");
    assertThat(connector.stats().at("/requests/create-lead/400").asInt()).isEqualTo(1);
  }

  @Test
  void leadsOfADealerWithAWrongSourceWaitUntilItIsMended() throws Exception {
    connector.withSource("\"no such source\"").start();
    connector.send("dealers.norte.leads", RunningConnector.lead(1).replace("\"source\": 1, ", ""));
    await()
        .until(
            () -> connector.ledger().sql("SELECT state FROM lead").query(LeadState.class).list(),
            List.of(LeadState.RECEIVED)::equals);
    connector.awaitQueueEmpty("dealers.norte.leads");
    connector.stop();
    assertThat(connector.created()).isZero();

    connector.withSource("1").start();
    connector.awaitCreated(1);
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  static List<RunningConnector.MessageMaker> messagesThatAreNoTextOrBytes() {
    return List.of(
        session -> {
          MapMessage map = session.createMapMessage();
          map.setString("phone", "611222333");
          return map;
        },
        session -> {
          StreamMessage stream = session.createStreamMessage();
          stream.writeString("611222333");
          return stream;
        },
        session -> session.createObjectMessage("611222333"));
  }

  @ParameterizedTest
  @MethodSource("messagesThatAreNoTextOrBytes")
  void deadLettersWhatIsNoTextOrBytesWithItsContent(RunningConnector.MessageMaker message)
      throws Exception {
    connector.start();
    connector.send("dealers.norte.leads", message);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    assertThat(new String(connector.browse("leads.dead").get(0).getBody(byte[].class), UTF_8))
        .contains("611222333");
    assertThat(connector.browse("dealers.norte.leads")).isEmpty();
  }

  @Test
  void recognisesADuplicateByItsSendersOwnId() throws Exception {
    connector.start();
    connector.sendCorrelated("dealers.norte.leads", RunningConnector.lead(1), "crm-17");
    connector.sendCorrelated("dealers.norte.leads", RunningConnector.lead(1), "crm-17");
    connector.send("dealers.norte.leads", RunningConnector.lead(2));
    connector.awaitCreated(2);
    connector.awaitQueueEmpty("dealers.norte.leads");
    connector.awaitQueueEmpty(INBOUND);
    assertThat(connector.references()).hasSize(2).doesNotHaveDuplicates();
  }

  private long lost() {
    return connector
        .ledger()
        .sql("SELECT count(*) FROM lead_move WHERE event = 'OUTCOME_UNKNOWN'")
        .query(Long.class)
        .single();
  }

  private int refusedCreates() {
    return connector.stats().at("/requests/create-lead/401").asInt();
  }

  private es.sml.connector.deliver.AccountCircuitBreaker pause() {
    return connector
        .runtime()
        .context()
        .getRegistry()
        .lookupByNameAndType(
            "accountCircuitBreaker", es.sml.connector.deliver.AccountCircuitBreaker.class);
  }
}
