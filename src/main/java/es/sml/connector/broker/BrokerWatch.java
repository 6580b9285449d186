package es.sml.connector.broker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has an embedded broker that ended started again, and says when the broker is away and when it is
 * back: once for all queues, each of which tries again by itself.
 */
public final class BrokerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

  private final Broker broker;
  private boolean away;
  private long awaySince; // by System.nanoTime

  public BrokerWatch(Broker broker) {
    this.broker = broker;
  }

  /** Called every few seconds, by one thread. */
  public void look() {
    broker.revive();
    String trouble = broker.trouble();
    if (trouble != null && !away) {
      away = true;
      awaySince = System.nanoTime();
      LOG.warn("{}; mails and files wait where they are, and it is tried again and again", trouble);
    } else if (trouble == null && away) {
      away = false;
      LOG.info(
          "the broker answers again, after {} s",
          Duration.ofNanos(System.nanoTime() - awaySince).toSeconds());
    }
  }
}
