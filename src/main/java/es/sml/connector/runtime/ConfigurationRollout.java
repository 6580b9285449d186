package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.reload.ConfigurationChange;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.runtime.dealer.DealerChanges;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.mapping.LeadMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the differences of a changed configuration to the running queues, routes, connections and
 * health checks. It decides their order.
 *
 * @param connections gets the dealers whose connections may stay
 * @param broker broker; null if there is none and nothing is reloaded
 */
record ConfigurationRollout(
    RunningConfiguration running,
    DealerChanges routes,
    Monitoring monitoring,
    Consumer<Dealers> connections,
    LeadMapping mapping,
    Broker broker) {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationRollout.class);

  /**
   * Applies them.
   *
   * @param files files of the integrator that have changed and need a restart
   */
  ReloadResult apply(ConfigurationChange change, List<String> files) {
    Dealers dealers = change.next().dealers();
    BrokerLayout layout = DealerQueues.layout(change.next().configuration());
    // A removed dealer's work ends under the old configuration; a new dealer starts under the new
    // one.
    List<String> failed = new ArrayList<>(routes.remove(dealers));
    broker.add(layout);
    if (!change.isNothing()) {
      running.replace(change.next());
    }
    connections.accept(dealers);
    failed.addAll(routes.add(dealers));
    Set<String> left = broker.removeAllBut(layout);
    monitoring.follow(dealers, left);
    Stream.concat(change.added().stream(), change.changed().stream())
        .map(id -> dealers.dealers().get(id).account())
        .distinct()
        .forEach(this::verify);
    List<String> needsRestart =
        Stream.concat(change.needsRestart().stream(), files.stream()).toList();
    return new ReloadResult(
        change.isNothing() && failed.isEmpty() && needsRestart.isEmpty()
            ? ReloadResult.Outcome.UNCHANGED
            : ReloadResult.Outcome.APPLIED,
        change.accounts(),
        change.added(),
        change.removed(),
        change.changed(),
        change.formats(),
        needsRestart,
        failed,
        List.of(),
        running.since());
  }

  // Otherwise a wrong source would only appear hours later, at the next refresh of SML's lists.
  private void verify(String account) {
    try {
      mapping.verifyChanged(account);
    } catch (SmlUnavailableException | SmlLoginException e) {
      LOG.info(
          "the sources of new dealers of account {} are not checked yet; the next refresh of SML's lists checks them: {}",
          account,
          e.getMessage());
    }
  }
}
