package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.connection.SmlConnections;

/** Opens the pool of connections to SML. It decides how many there may be. */
final class SmlConnectionPool {
  private static final int SPARE_CONNECTIONS = 8;
  private static final int PAGE_AND_HISTORIES = 3;

  private SmlConnectionPool() {}

  static SmlConnections open(Configuration configuration) {
    Settings settings = configuration.settings();
    return new SmlConnections(settings.sml(), most(configuration.dealers(), settings));
  }

  static int most(Dealers dealers, Settings settings) {
    int most = 0;
    for (Account account : dealers.accounts().values()) {
      most += account.consumers() + SPARE_CONNECTIONS + DealerQueues.COMMAND_PARTITIONS;
      most += PAGE_AND_HISTORIES * account.pagesAtOnce(settings.status().parallelPages());
    }
    return most;
  }
}
