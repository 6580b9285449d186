package es.sml.connector.runtime.queue;

import es.sml.connector.broker.check.BrokerCheck;
import es.sml.connector.broker.check.BrokerFinding;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.config.Configuration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks an external broker's setup for the configured accounts and dealers. */
public final class BrokerSetup {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSetup.class);

  private BrokerSetup() {}

  /** Returns faults of the setup and the permissions; none for the embedded broker. */
  public static List<BrokerFinding> findings(Configuration configuration) {
    return configuration.settings().broker().embedded()
        ? List.of()
        : BrokerCheck.all(configuration.settings().broker(), DealerQueues.layout(configuration));
  }

  /** Warns in the log of each host that gets passwords and customers' data in plain text. */
  public static void warnOfPlainText(BrokerSettings broker) {
    broker
        .hostsInPlainText()
        .forEach(
            host ->
                LOG.warn(
                    "broker.url: the connection to {} is not encrypted: others on the network can"
                        + " read its password and customers' data; set sslEnabled=true in the URL",
                    host));
  }

  /** Logs faults of the setup on a thread of its own, so that the start does not wait. */
  public static void warnOfFaults(Configuration configuration) {
    if (configuration.settings().broker().embedded()) {
      return;
    }
    Thread check =
        new Thread(
            () ->
                BrokerCheck.setUp(
                        configuration.settings().broker(), DealerQueues.layout(configuration))
                    .stream()
                    .filter(BrokerFinding::fault)
                    .forEach(
                        finding ->
                            LOG.warn("broker: {}: {}", finding.subject(), finding.summary())),
            "broker-setup");
    check.setDaemon(true);
    check.start();
  }
}
