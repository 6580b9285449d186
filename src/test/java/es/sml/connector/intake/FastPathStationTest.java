package es.sml.connector.intake;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.server.NetworkBroker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/** 11-dealer-queue at a broker that lives on when the connector dies: what is noted, and when. */
class FastPathStationTest extends StationTest {
  private static final String REPLIES = "crm.norte.replies";
  private static final String COMPARING = "dealers.sur.leads";
  private static final String LEAD = RunningConnector.lead(1);
  private static final String SEVERAL =
      "[" + RunningConnector.lead(2) + "," + RunningConnector.lead(3) + "]";

  private NetworkBroker broker;

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    int port = FreePorts.next();
    broker = new NetworkBroker(NetworkBroker.asShipped(directory, port)).start();
    prepared
        .withBroker("tcp://127.0.0.1:" + port)
        .withDealer(
            """
            queue: {}
                crm: {}
              sur:
                account: demo
                source: 1
                queue: {}
                duplicates: {policy: discard}""");
  }

  @AfterEach
  void stopBroker() throws Exception {
    connector.stop(); // which takes its time where its broker is gone
    broker.close();
  }

  @Test
  void aLeadIsNotedWithItsSending() throws Exception {
    AtomicReference<LedgerEntry> before = beforeItIsSent();
    AtomicInteger moved = new AtomicInteger();
    before("dealer-queue-move", "dealer-queue-move-enqueue", exchange -> moved.incrementAndGet());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    LedgerEntry created = awaitState("1", LEAD, LeadState.CREATED);
    assertThat(before.get()).isNull();
    assertThat(created.attempts()).isEqualTo(1);
    assertThat(created.postedAt()).isPositive();
    connector.awaitQueueEmpty(DEALER);
    assertThat(moved).hasValue(0);
    assertThat(connector.references()).containsExactly(MessageKey.reference(key("1", LEAD)));
  }

  @Test
  void repliesToADuplicateWithoutSendingIt() throws Exception {
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitMessages(REPLIES, 1);
    connector.sendCorrelated(DEALER, LEAD, "1");
    assertThat(awaitMessages(REPLIES, 2))
        .allSatisfy(reply -> assertThat(reply.getBody(String.class)).contains("\"created\""));
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void ofTwoCopiesAtATimeOneIsSent() throws Exception {
    meetBefore("post-lead", "post-lead-posting");
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.CREATED);
    connector.awaitQueueEmpty(DEALER);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void recordsARedeliveredMessageBeforeReadingIt() throws Exception {
    AtomicReference<LedgerEntry> before = beforeItIsSent();
    failBefore("parse-message", "parse-message-read", 1, new UncategorizedJmsException("gone"));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.CREATED);
    assertThat(before.get().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void recordsAPossibleDuplicateBeforeComparingIt() throws Exception {
    AtomicReference<LedgerEntry> before = new AtomicReference<>();
    String key = MessageKey.of("sur", "1", LEAD.getBytes(UTF_8));
    before(
        "deduplicate-lead",
        "deduplicate-lead-detect",
        exchange -> before.set(connector.runtime().ledger().find(key).orElse(null)));
    context.start();
    connector.sendCorrelated(COMPARING, LEAD, "1");
    connector.awaitCreated(1);
    assertThat(before.get().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void whatHoldsNoLeadAndWhatHoldsSeveralEndAsElsewhere() throws Exception {
    AtomicInteger rolledBack = new AtomicInteger();
    before(
        "dealer-queue-message-norte",
        "dealer-queue-message-move",
        exchange -> rolledBack.incrementAndGet());
    context.start();
    connector.sendCorrelated(DEALER, "nothing in it", "1");
    connector.sendCorrelated(DEALER, SEVERAL, "2");
    awaitState("1", "nothing in it", LeadState.FAILED);
    awaitState("2", SEVERAL, LeadState.SPLIT);
    connector.awaitCreated(2);
    awaitMessages(DEAD, 1);
    connector.awaitQueueEmpty(DEALER);
    assertThat(rolledBack).hasValue(0);
  }

  @Test
  void aBugStrikesALeadOnceMoreAndIsThenNoted() throws Exception {
    failBefore("parse-message", "parse-message-map", 2, new IllegalStateException("a bug"));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    LedgerEntry failed = awaitState("1", LEAD, LeadState.FAILED);
    assertThat(failed.reason()).contains("IllegalStateException");
    awaitMessages(DEAD, 1);
    assertThat(requests("create-lead")).isZero();
  }

  @Test
  void whatSmlRefusesIsRejectedWithItsAttempt() throws Exception {
    connector.fault(on("create-lead").respond(400).once());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.REJECTED);
    assertThat(awaitMessages(DEAD, 1).get(0).getIntProperty(LeadHeaders.ATTEMPTS)).isEqualTo(1);
  }

  @Test
  void whatIsProvenUnsentIsSentLater() throws Exception {
    connector.fault(on("create-lead").respond(429).retryAfter(1).once());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    assertThat(awaitState("1", LEAD, LeadState.CREATED).attempts()).isEqualTo(1);
    assertThat(requests("create-lead")).isEqualTo(2);
    connector.awaitQueueEmpty(INBOUND);
  }

  @Test
  void aReturnedCopyChangesNothingOfTheRecordedLead() throws Exception {
    AtomicInteger times = new AtomicInteger();
    before(
        "post-lead",
        "post-lead-slot",
        exchange -> {
          if (times.incrementAndGet() == 2) {
            throw new SmlUnavailableException("away", (Duration) null);
          }
        });
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitMessages(REPLIES, 1);
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitMessages(REPLIES, 2);
    assertThat(entry("1", LEAD).attempts()).isEqualTo(2);
  }

  private AtomicReference<LedgerEntry> beforeItIsSent() throws Exception {
    AtomicReference<LedgerEntry> entry = new AtomicReference<>();
    before("post-lead", "post-lead-posting", exchange -> entry.set(entry("1", LEAD)));
    return entry;
  }
}
