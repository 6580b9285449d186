package es.sml.connector.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz for what is due once, however many nodes there are: Camel's component for {@code
 * schedule:}. Nodes that share a database take their turns through it; what each node does for
 * itself is {@code quartz:}.
 */
final class Schedules {
  private static final String MISFIRED_AFTER = "10000"; // ms
  private static final String CHECKED_IN_EVERY = "3000"; // ms; twice missed, its jobs are another's

  private Schedules() {}

  /** Of a node that has no peers. */
  static QuartzComponent alone() {
    return component(new Properties());
  }

  /**
   * Of one of several nodes.
   *
   * @param node its name
   * @param database which has Quartz's tables
   */
  static QuartzComponent shared(String node, DataSource database) {
    String source = "ledger-" + node;
    DBConnectionManager.getInstance().addConnectionProvider(source, new Pool(database));
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceId", node);
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty("org.quartz.jobStore.dataSource", source);
    // As text: the launcher allows no Java object to be read from anywhere.
    properties.setProperty("org.quartz.jobStore.useProperties", "true");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", CHECKED_IN_EVERY);
    properties.setProperty("org.quartz.jobStore.misfireThreshold", MISFIRED_AFTER);
    return component(properties);
  }

  private static QuartzComponent component(Properties properties) {
    properties.setProperty("org.quartz.scheduler.instanceName", "schedule");
    properties.setProperty("org.quartz.threadPool.threadCount", "5");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    QuartzComponent component = new QuartzComponent();
    component.setProperties(properties);
    return component;
  }

  /** Lends Quartz the ledger's connections. */
  private record Pool(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void shutdown() {
      // whose pool it is closes it
    }

    @Override
    public void initialize() {
      // it is open
    }
  }
}
