package es.sml.connector.runtime.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Camel's component for {@code schedule:}, which runs a job on one of all nodes. It decides when
 * another node runs the jobs of a node that is gone. Jobs that each node runs use {@code quartz:}.
 */
public final class Schedules {
  private static final String MISFIRED_AFTER = "10000"; // ms
  private static final String CHECKED_IN_EVERY =
      "3000"; // ms; after two missed check-ins another node runs the jobs

  private Schedules() {}

  /** Returns the component of a single node. */
  public static QuartzComponent alone() {
    return component(new Properties());
  }

  /**
   * Returns the component of one of several nodes.
   *
   * @param node name of the node
   * @param database database with Quartz's tables
   */
  public static QuartzComponent shared(String node, DataSource database) {
    String source = "ledger-" + node;
    DBConnectionManager.getInstance().addConnectionProvider(source, new Pool(database));
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceId", node);
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty("org.quartz.jobStore.dataSource", source);
    // Store job data as text: the launcher forbids Java deserialization.
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

  /** Gives Quartz the ledger's connections. */
  private record Pool(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void shutdown() {
      // the owner of the pool closes it
    }

    @Override
    public void initialize() {
      // the pool is open already
    }
  }
}
