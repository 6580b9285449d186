package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.reload.ConfigurationChange;
import es.sml.connector.config.reload.ConfigurationFiles;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.runtime.dealer.DealerChanges;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.mapping.LeadMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a changed configuration in force: on request, or when its files are the same in two checks.
 * It checks the whole configuration first and then applies the differences. An invalid
 * configuration changes nothing.
 */
final class ConfigurationReload {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationReload.class);

  private final RunningConfiguration running;
  private final DealerChanges routes;
  private final Monitoring monitoring;
  private final Consumer<Dealers> connections;
  private final LeadMapping mapping;
  private final Broker broker;
  private final ExtFiles ext;
  private final OperatorAudit audit;
  private final String who;
  private ConfigurationFiles seen;
  private ConfigurationFiles lastChecked;
  private Map<String, String> seenExt;
  private Map<String, String> lastExt;
  private volatile LocalizedText trouble;

  /**
   * @param connections gets the dealers whose connections may stay
   * @param broker broker; null if there is none and nothing is reloaded
   * @param ext files that need a restart
   * @param who name of this connector in the audit
   */
  ConfigurationReload(
      RunningConfiguration running,
      DealerChanges routes,
      Monitoring monitoring,
      Consumer<Dealers> connections,
      LeadMapping mapping,
      Broker broker,
      ExtFiles ext,
      OperatorAudit audit,
      String who) {
    this.running = running;
    this.routes = routes;
    this.monitoring = monitoring;
    this.connections = connections;
    this.mapping = mapping;
    this.broker = broker;
    this.ext = ext;
    this.audit = audit;
    this.who = who;
    this.seenExt = ext.now();
    this.lastExt = seenExt;
    this.seen = running.now().files();
    this.lastChecked = seen;
  }

  /** Returns why the written configuration is not fully in force; null if it is. */
  LocalizedText trouble() {
    return trouble;
  }

  /** Reloads if the files have changed and are no longer being written. */
  synchronized void check() {
    ConfigurationFiles now = ConfigurationFiles.in(directory());
    Map<String, String> nowExt = ext.now();
    boolean stable = now.equals(lastChecked) && nowExt.equals(lastExt);
    lastChecked = now;
    lastExt = nowExt;
    if (stable && !(now.equals(seen) && nowExt.equals(seenExt))) {
      ReloadResult result = reload();
      if (result.outcome() != ReloadResult.Outcome.UNCHANGED) {
        audit.note(
            new OperatorAction(who, "reload", null), null, PrintableText.line(result.summary()));
      }
    }
  }

  /** Does work on the files while no reload runs. */
  synchronized <T> T hold(Supplier<T> work) {
    return work.get();
  }

  /** Reads the configuration and applies the differences. */
  synchronized ReloadResult reload() {
    seen = ConfigurationFiles.in(directory());
    seenExt = ext.now();
    ReloadResult result;
    try {
      result = apply(ConfigurationChange.between(running.now(), running.now().reload()));
    } catch (ConfigurationException e) {
      result =
          ReloadResult.invalid(
              e.problems().stream().map(ConfigurationReload::fault).toList(), running.since());
    }
    trouble = result.trouble();
    report(result);
    return result;
  }

  private ReloadResult apply(ConfigurationChange change) {
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
        Stream.concat(change.needsRestart().stream(), ext.changes().stream()).toList();
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

  private static void report(ReloadResult result) {
    switch (result.outcome()) {
      case INVALID -> {
        LOG.warn(
            "the changed configuration is invalid; the old one stays in force; correct these faults:");
        result.faults().forEach(fault -> LOG.warn("{}", fault.text()));
      }
      case UNCHANGED -> LOG.debug("the configuration has not changed");
      case APPLIED -> {
        LOG.info("the changed configuration is in force: {}", result.summary());
        result.needsRestart().forEach(what -> LOG.warn("needs a restart: {}", what));
        result.failed().forEach(what -> LOG.warn("not applied: {}", what));
      }
    }
  }

  private static ReloadResult.Fault fault(Problem problem) {
    return new ReloadResult.Fault(
        problem.file().toString(), problem.line(), problem.key(), problem.reason(), problem.text());
  }

  private Path directory() {
    return running.now().configuration().directory();
  }
}
