package es.sml.connector.runtime.start;

import es.sml.connector.broker.JournalLock;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Settings;
import es.sml.connector.runtime.check.OutdatedCertificates;
import es.sml.connector.runtime.check.PlainTextConnections;
import es.sml.connector.runtime.queue.BrokerSetup;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the data directory, and checks before the start what would stop it. It also warns of
 * insecure settings.
 */
public final class StartChecks {
  private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

  private StartChecks() {}

  /**
   * Runs the checks; nothing is open yet.
   *
   * @throws DirectoryInUseException if another process uses the data directory
   * @throws IllegalStateException if the connector must not start
   */
  public static void run(Configuration configuration) throws IOException {
    Settings settings = configuration.settings();
    DataDirectory.prepare(configuration);
    checkUnused(settings);
    UnpackedFiles.keepIn(settings.dataDirectory());
    checkPorts(settings);
    PlainTextConnections.of(configuration)
        .forEach(found -> LOG.warn("{}: {}", found.subject(), found.remedy()));
    OutdatedCertificates.of(configuration).forEach(found -> LOG.warn("{}", found));
    BrokerSetup.warnOfPlainText(settings.broker());
    UnfinishedRestore.check(settings);
    LedgerFile.checkBesideJournal(settings);
  }

  // The other process has the same ports, and its unpacked files must stay.
  private static void checkUnused(Settings settings) throws IOException {
    if (settings.broker().embedded()
        && JournalLock.isHeld(settings.dataDirectory().resolve("broker"))) {
      throw new DirectoryInUseException(settings.dataDirectory());
    }
  }

  private static void checkPorts(Settings settings) {
    if (settings.ops().enabled()) {
      FreePort.check("ops.port", settings.ops().host(), settings.ops().port());
    }
    if (settings.door().enabled()) {
      FreePort.check("door.port", settings.door().host(), settings.door().port());
    }
    BrokerSettings own = settings.broker();
    if (own.acceptor() != null) {
      FreePort.check("broker.acceptor", own.acceptorHost(), own.acceptorPort());
    }
  }
}
