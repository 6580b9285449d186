package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.status.SyncPlan;

/** Opens the pool of connections to SML. It decides how many there may be. */
final class SmlConnectionPool {
  private static final int SPARE_CONNECTIONS = 8;

  // Missing leads and histories are read together, after the pages.
  private static final int FOR_A_PAGE = 2 * SyncPlan.SINGLE_REQUESTS_A_PAGE;

  private SmlConnectionPool() {}

  static SmlConnections open(Configuration configuration) {
    Settings settings = configuration.settings();
    return new SmlConnections(settings.sml(), most(configuration.dealers(), settings));
  }

  static int most(Dealers dealers, Settings settings) {
    int most = 0;
    for (Account account : dealers.accounts().values()) {
      most += account.consumers() + SPARE_CONNECTIONS + DealerQueues.COMMAND_PARTITIONS;
      most += FOR_A_PAGE * account.pagesAtOnce(settings.status().parallelPages());
    }
    return most;
  }
}
