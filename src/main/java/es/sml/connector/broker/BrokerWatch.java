package es.sml.connector.broker;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an embedded broker that ended started again, and says when the broker is away and when it is
 * back: once for all queues, each of which tries again by itself.
 */
public final class BrokerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

  private final Broker broker;
  private Instant awaySince;

  public BrokerWatch(Broker broker) {
    this.broker = broker;
  }

  /** Called every few seconds, by one thread. */
  public void look() {
    broker.revive();
    String trouble = broker.trouble();
    if (trouble != null && awaySince == null) {
      awaySince = Instant.now();
      LOG.warn("{}; mails and files wait where they are, and it is tried again and again", trouble);
    } else if (trouble == null && awaySince != null) {
      LOG.info(
          "the broker answers again, after {} s",
          Duration.between(awaySince, Instant.now()).toSeconds());
      awaySince = null;
    }
  }
}
