package es.sml.connector.intake;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.runtime.dealer.AccountConsumers;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/** 11-dealer-queue: a lead's way from a dealer's queue into SML in one transaction. */
class DealerQueueStationTest extends StationTest {
  private static final String REPLIES = "crm.norte.replies";
  private static final String LEAD = RunningConnector.lead(1);

  @Override
  protected String idleRoutes() {
    return "status*,sml-reference*";
  }

  @Test
  void deliversALeadOnTheFastPath() throws Exception {
    AtomicInteger moved = new AtomicInteger();
    before("dealer-queue-move", "dealer-queue-move-enqueue", exchange -> moved.incrementAndGet());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    assertThat(awaitState("1", LEAD, LeadState.CREATED).attempts()).isEqualTo(1);
    connector.awaitQueueEmpty(DEALER);
    assertThat(connector.references()).containsExactly(MessageKey.reference(key("1", LEAD)));
    // Its name is unsure: by default SML gets it.
    String unsure = "{\"email\":\"eva.sanz@example.com\",\"vehiculo\":\"Kia Niro\"}";
    connector.sendCorrelated(DEALER, unsure, "2");
    awaitState("2", unsure, LeadState.CREATED);
    assertThat(moved).hasValue(0);
  }

  @Test
  void aLeadIsNotedBeforeItIsRead() throws Exception {
    AtomicReference<LedgerEntry> noted = new AtomicReference<>();
    before("parse-message", "parse-message-read", exchange -> noted.set(entry("1", LEAD)));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.CREATED);
    assertThat(noted.get().state()).isEqualTo(LeadState.RECEIVED);
  }

  @Test
  void createsOneLeadWhenItsMessageComesBackAfterTheLedgerNotedIt() throws Exception {
    failBefore("post-lead", "post-lead-learn", 1, new UncategorizedJmsException("gone"));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitState("1", LEAD, LeadState.CREATED);
    await().until(() -> entry("1", LEAD).attempts() == 2);
    connector.awaitQueueEmpty(INBOUND);
    assertThat(requests("create-lead")).isEqualTo(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void repliesInTheTransactionOfTheLead() throws Exception {
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitMessages(REPLIES, 1);
    connector.awaitQueueEmpty(DEALER);
    assertThat(
            connector.ledger().sql("SELECT COUNT(*) FROM lead_reply").query(Integer.class).single())
        .isZero();
  }

  @Test
  void repliesFromTheLedgerWhenThatTransactionFails() throws Exception {
    failBefore("reply-now", "reply-now-send", 1, new UncategorizedJmsException("gone"));
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    awaitMessages(REPLIES, 1);
    await()
        .until(
            () ->
                connector.ledger().sql("SELECT replied FROM lead_reply").query(String.class).list(),
            List.of("CREATED")::equals);
    assertThat(connector.browse(REPLIES)).hasSize(1);
    assertThat(requests("create-lead")).isEqualTo(1);
  }

  @Test
  void staysWhereItIsWhileItsAccountPauses() throws Exception {
    connector.fault(on("create-lead").respond(429).retryAfter(3600).once());
    context.start();
    connector.sendCorrelated(DEALER, LEAD, "1");
    await().until(() -> isSuspended("dealer-queue-message-norte"));
    assertThat(isSuspended("parse-inbound-demo")).isTrue();
    connector.sendCorrelated(DEALER, RunningConnector.lead(2), "2");
    awaitMessages(DEALER, 2);
    assertThat(entry("2", RunningConnector.lead(2))).isNull();
  }

  @Test
  void sharesTheAccountsConsumersWithTheInboundQueue() throws Exception {
    AccountConsumers consumers =
        context.getRegistry().lookupByNameAndType("accountConsumers-demo", AccountConsumers.class);
    AtomicInteger most = new AtomicInteger();
    before(
        "post-lead",
        "post-lead-send",
        exchange -> most.accumulateAndGet(consumers.count(), Math::max));
    connector.fault(on("create-lead").delay(50));
    context.start();
    connector.offer(0, 60);
    connector.enqueue(INBOUND, 60, 60);
    connector.awaitCreated(120);
    // With 4 consumers there are 7 sessions, and one more for the second of the two queues.
    assertThat(most.get()).isBetween(4, 8);
    assertThat(connector.references()).hasSize(120).doesNotHaveDuplicates();
  }

  private boolean isSuspended(String route) {
    return context.getRoute(route).getConsumer() instanceof StatefulService consumer
        && consumer.getStatus() == ServiceStatus.Suspended;
  }
}
