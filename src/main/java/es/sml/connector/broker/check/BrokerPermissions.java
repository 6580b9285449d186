package es.sml.connector.broker.check;

import es.sml.connector.language.LocalizedText;
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

/** Tests the user's permissions without a lasting effect. */
final class BrokerPermissions {
  private static final long PATIENCE = 10;

  private final ClientSession session;
  private final BrokerFindings findings;

  /**
   * Uses a session that is never started and whose transactions are rolled back.
   *
   * @param session session with a confirmation window; without it a rejected send goes unnoticed
   */
  BrokerPermissions(ClientSession session, BrokerFindings findings) {
    this.session = session;
    this.findings = findings;
  }

  /** Tests the permissions that the connector needs on an existing queue. */
  void tryQueue(String queue) throws Exception {
    tryReading(queue);
    attempt(queue, "send", () -> sendAndRollBack(queue));
  }

  void tryReading(String queue) throws Exception {
    attempt(queue, "consume", () -> session.createConsumer(queue, false).close());
    attempt(queue, "browse", () -> session.createConsumer(queue, true).close());
  }

  /**
   * Tests whether the user may create a queue on an address.
   *
   * @param existing name of an existing queue: the broker checks the permission first, and then
   *     creates nothing
   */
  void tryMaking(String address, String existing) throws Exception {
    attempt(
        address,
        "createDurableQueue and createAddress",
        () ->
            session.createQueue(
                QueueConfiguration.of(existing)
                    .setAddress(address)
                    .setRoutingType(RoutingType.ANYCAST)));
  }

  private void sendAndRollBack(String queue) throws Exception {
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
    } catch (ActiveMQQueueExistsException e) {
      // A permitted creation ends like this, since the queue exists.
    } catch (ActiveMQSecurityException e) {
      findings.fault(
          queue,
          LocalizedText.of(
              "broker.permission",
              "the user lacks the permission {0}; grant it to the user's role in the matching"
                  + " security-setting",
              permission));
    }
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
