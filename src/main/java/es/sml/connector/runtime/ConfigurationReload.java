package es.sml.connector.runtime;

import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.reload.ConfigurationChange;
import es.sml.connector.config.reload.ConfigurationFiles;
import es.sml.connector.config.reload.MovedMailboxes;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.runtime.ext.ExtFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
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
  private final ConfigurationRollout rollout;
  private final ExtFiles ext;
  private final OperatorAudit audit;
  private final String who;
  private ConfigurationFiles seen;
  private ConfigurationFiles lastChecked;
  private Map<String, String> seenExt;
  private Map<String, String> lastExt;
  private volatile LocalizedText trouble;

  /**
   * @param ext files that need a restart
   * @param who name of this connector in the audit
   */
  ConfigurationReload(
      RunningConfiguration running,
      ConfigurationRollout rollout,
      ExtFiles ext,
      OperatorAudit audit,
      String who) {
    this.running = running;
    this.rollout = rollout;
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
      ConfigurationChange change =
          ConfigurationChange.between(running.now(), running.now().reload());
      MovedMailboxes.between(running.now().dealers(), change.next().dealers())
          .forEach(
              (mailbox, earlier) ->
                  LOG.warn(
                      "mailbox {}: another dealer ({}) read it before, so mails that are still in it"
                          + " may become leads again; docs/reload.md says how to rename a dealer",
                      mailbox,
                      String.join(", ", earlier)));
      result = rollout.apply(change, ext.changes());
    } catch (ConfigurationException e) {
      result =
          ReloadResult.invalid(
              e.problems().stream().map(ConfigurationReload::fault).toList(), running.since());
    }
    trouble = result.trouble();
    report(result);
    return result;
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
