package es.sml.connector.broker;

import es.sml.connector.failure.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts an embedded broker that has ended. Logs once when the broker goes down and once when it
 * comes back, instead of once per queue.
 */
public final class BrokerMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMonitor.class);

  private final Broker broker;
  private final OutageLog outages =
      new OutageLog(
          LOG,
          "the broker",
          "mails and files stay at their source, and the connector retries until it is back");

  public BrokerMonitor(Broker broker) {
    this.broker = broker;
  }

  /** Checks the broker; one thread calls this every few seconds. */
  public void check() {
    broker.revive();
    outages.noted(broker.trouble());
  }
}
