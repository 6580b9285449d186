package es.sml.connector.broker;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts an embedded broker that has ended. Logs once when the broker goes down and once when it
 * comes back, instead of once per queue.
 */
public final class BrokerMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMonitor.class);

  private final Broker broker;
  private boolean away;
  private long awaySince; // by System.nanoTime

  public BrokerMonitor(Broker broker) {
    this.broker = broker;
  }

  /** Checks the broker; one thread calls this every few seconds. */
  public void check() {
    broker.revive();
    LocalizedText trouble = broker.trouble();
    if (trouble != null && !away) {
      away = true;
      awaySince = System.nanoTime();
      LOG.warn(
          "{}; mails and files stay at their source, and the connector retries until it is back",
          trouble);
    } else if (trouble == null && away) {
      away = false;
      LOG.info(
          "the broker responds again after {} s",
          Duration.ofNanos(System.nanoTime() - awaySince).toSeconds());
    }
  }
}
