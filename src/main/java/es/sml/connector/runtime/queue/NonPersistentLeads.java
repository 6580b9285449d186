package es.sml.connector.runtime.queue;

import es.sml.connector.intake.IntakeSettings;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once of each dealer whose program sends leads NON_PERSISTENT, or rejects such leads. The
 * broker cannot reject them: a client does not wait for a confirmation of such a message.
 */
public final class NonPersistentLeads {
  private static final Logger LOG = LoggerFactory.getLogger(NonPersistentLeads.class);

  private final boolean refused;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  public NonPersistentLeads(IntakeSettings settings) {
    this.refused = settings.nonPersistent() == IntakeSettings.NonPersistent.REFUSE;
  }

  /** Returns why the message is rejected; null if it is accepted. */
  public String refusal(Message message, String dealer) {
    if (!isNonPersistent(message)) {
      return null;
    }
    if (refused) {
      return "it was sent NON_PERSISTENT, which intake.non-persistent forbids; send PERSISTENT";
    }
    if (warned.add(dealer)) {
      LOG.warn(
          "a program of {} sends leads NON_PERSISTENT: the broker loses waiting leads if it stops;"
              + " change the program to PERSISTENT (intake.non-persistent = refuse enforces it)",
          dealer);
    }
    return null;
  }

  private static boolean isNonPersistent(Message message) {
    try {
      return message.getJMSDeliveryMode() == DeliveryMode.NON_PERSISTENT;
    } catch (JMSException e) {
      throw new IllegalStateException("a received message has no delivery mode", e);
    }
  }
}
