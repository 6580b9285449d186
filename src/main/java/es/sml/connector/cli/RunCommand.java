package es.sml.connector.cli;

import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.start.BackgroundArchive;
import es.sml.connector.config.Configuration;
import es.sml.connector.ops.access.OperatorToken;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.ops.logging.LogOutput;
import es.sml.connector.ops.logging.RecentLog;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.runtime.ConnectorRuntime;
import es.sml.connector.runtime.start.LedgerFile;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs the connector until it is stopped. The option {@code --new-ledger} accepts that the ledger
 * is lost.
 */
@Command(name = "run", description = "Runs the connector until it is stopped (Ctrl-C, SIGTERM).")
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--new-ledger",
      description =
          "Creates a new ledger if ledger.db is lost and messages still wait. Each lead is then"
              + " searched in SML before it is sent.")
  private boolean newLedger;

  @Override
  public Integer call() throws Exception {
    LeadParser.prepare(options.configDirectory());
    Configuration configuration = options.load();
    LogOutput.use(configuration.settings().log());
    RecentLog.attached(); // from the first line on
    if (newLedger) {
      LedgerFile.allowNew(configuration.settings());
    }
    CountDownLatch stopped = new CountDownLatch(1);
    ConnectorRuntime runtime = ConnectorRuntime.start(configuration, options.routesDirectory());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.info("stopping: current deliveries end first");
                  runtime.close();
                  LOG.info("stopped");
                  stopped.countDown();
                },
                "stop"));
    long sinceStart =
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    LOG.info(
        "ready in {} s (dealers: {}, accounts: {})",
        String.format(Locale.ROOT, "%.2f", sinceStart / 1000.0),
        configuration.dealers().dealers().size(),
        configuration.dealers().accounts().size());
    logConsole(configuration, runtime);
    new SystemdNotifier(
            System.getenv(), "systemd-notify", () -> ConnectorHealth.live(runtime.context()).isUp())
        .ready();
    BackgroundArchive.start();
    stopped.await();
    return 0;
  }

  private static void logConsole(Configuration configuration, ConnectorRuntime runtime) {
    OpsSettings ops = configuration.settings().ops();
    if (ops.enabled()) {
      LOG.info(
          "console: {} (the operator's token: {})",
          ops.localUrl(runtime.opsPort()),
          ops.operatorToken() == null
              ? configuration.settings().dataDirectory().resolve(OperatorToken.FILE)
              : "ops.operator-token");
    }
  }
}
