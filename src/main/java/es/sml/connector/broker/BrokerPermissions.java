package es.sml.connector.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;

/** Tries what the user may do, each time so that nothing comes of it. */
final class BrokerPermissions {
  private static final long PATIENCE = 10;

  private final ClientSession session;
  private final BrokerFindings findings;

  /**
   * By way of a session that is never started and whose transactions are rolled back.
   *
   * @param session with a confirmation window, or nothing is told of a refused send
   */
  BrokerPermissions(ClientSession session, BrokerFindings findings) {
    this.session = session;
    this.findings = findings;
  }

  /** What the connector does with a queue of its own that is there. */
  void tryQueue(String queue) throws Exception {
    tryReading(queue);
    attempt(queue, "send", () -> sendAndTakeBack(queue));
  }

  void tryReading(String queue) throws Exception {
    attempt(queue, "consume", () -> session.createConsumer(queue, false).close());
    attempt(queue, "browse", () -> session.createConsumer(queue, true).close());
  }

  /**
   * Whether the user may make a queue on an address.
   *
   * @param taken the name of one that is there, so that nothing is made: who asks is looked at
   *     first
   */
  void tryMaking(String address, String taken) throws Exception {
    attempt(
        address,
        "createDurableQueue and createAddress",
        () -> {
          try {
            session.createQueue(
                QueueConfiguration.of(taken)
                    .setAddress(address)
                    .setRoutingType(RoutingType.ANYCAST));
          } catch (ActiveMQQueueExistsException e) {
            // as was to be
          }
        });
  }

  private void sendAndTakeBack(String queue) throws Exception {
    CompletableFuture<Exception> refusal = new CompletableFuture<>();
    try (ClientProducer producer = session.createProducer(queue)) {
      producer.send(
          session.createMessage(false),
          new SendAcknowledgementHandler() {
            @Override
            public void sendAcknowledged(Message message) {
              refusal.complete(null);
            }

            @Override
            public void sendFailed(Message message, Exception e) {
              refusal.complete(e);
            }
          });
      Exception refused = refusal.get(PATIENCE, TimeUnit.SECONDS);
      if (refused != null) {
        throw refused;
      }
    } finally {
      session.rollback();
    }
  }

  private void attempt(String queue, String permission, Attempt attempt) throws Exception {
    try {
      attempt.make();
    } catch (ActiveMQSecurityException e) {
      findings.fault(
          queue,
          "the user has not the permission %s; grant it to a role of its in the security-setting that matches"
              .formatted(permission));
    }
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
