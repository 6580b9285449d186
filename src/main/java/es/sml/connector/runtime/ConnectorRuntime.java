package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.poison.PoisonFile;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.http.DoorPaths;
import es.sml.connector.inbox.InboxComponent;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerIdentity;
import es.sml.connector.ops.logging.LogLimits;
import es.sml.connector.runtime.backup.DataCopies;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.runtime.http.DoorServer;
import es.sml.connector.runtime.jms.JmsComponents;
import es.sml.connector.runtime.module.CallbackModule;
import es.sml.connector.runtime.module.DeliveryModule;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.node.Nodes;
import es.sml.connector.runtime.queue.BrokerSetup;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.start.DataDirectory;
import es.sml.connector.runtime.start.DiskSpace;
import es.sml.connector.runtime.start.LedgerFile;
import es.sml.connector.runtime.start.LedgerMark;
import es.sml.connector.runtime.start.StartChecks;
import es.sml.connector.runtime.start.StartNote;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.status.StatusSync;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running connector: database, broker and routes, started and stopped in the right order. */
public final class ConnectorRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorRuntime.class);
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final CloseOrder opened = new CloseOrder();
  private final Configuration configuration;
  private final Settings settings;
  private final Dealers dealers;
  private final RunningConfiguration running;
  private final Monitoring monitoring;
  private final OperatorAccess access;
  private final SmlConnections sml;
  private Nodes nodes;
  private Broker broker;
  private Main main;
  private ConnectorModule module;
  private DoorServer doorServer;

  private ConnectorRuntime(Configuration configuration) {
    LogLimits.install();
    this.configuration = configuration;
    this.settings = configuration.settings();
    this.dealers = configuration.dealers();
    this.running = new RunningConfiguration(LoadedConfiguration.of(configuration));
    this.access = new OperatorAccess(running);
    this.sml = opened.add(SmlConnectionPool.open(configuration));
    this.monitoring = opened.add(new Monitoring(running, () -> broker));
  }

  /**
   * Starts the connector and returns when it receives leads. It waits while the disk is full.
   *
   * @param routes directory of the route files
   * @throws RoutesLintException if the routes have faults; no lead was received then
   * @throws Exception if a component does not start; the started ones are stopped again
   */
  public static ConnectorRuntime start(Configuration configuration, Path routes) throws Exception {
    return new DiskSpace(configuration.settings().dataDirectory())
        .whenThereIsRoom(() -> startOnce(configuration, routes));
  }

  private static ConnectorRuntime startOnce(Configuration configuration, Path routes)
      throws Exception {
    ConnectorRuntime runtime = prepare(configuration, routes);
    try {
      runtime.main.start();
      runtime.openDoor();
      new StartNote(runtime.module.audit(), runtime.nodes.nameInAudit())
          .write(runtime.running.now());
      return runtime;
    } catch (Exception e) {
      runtime.close();
      throw e;
    }
  }

  /** Prepares the connector; the caller starts the routes. */
  static ConnectorRuntime prepare(Configuration configuration, Path routes) throws Exception {
    ConnectorRuntime runtime = new ConnectorRuntime(configuration);
    try {
      runtime.open(routes);
      return runtime;
    } catch (Exception e) {
      runtime.close();
      throw e;
    }
  }

  public Ledger ledger() {
    return module.ledger();
  }

  public CamelContext context() {
    return main.getCamelContext();
  }

  public int opsPort() {
    return access.port();
  }

  public int doorPort() {
    return doorServer.port();
  }

  /** Returns a connection to the broker, for tests and the demo. */
  public ConnectionFactory connections() {
    return broker.sending();
  }

  /** Stops the connector after the messages in progress. */
  @Override
  public void close() {
    opened.close();
  }

  // Last of all: a request that comes before the routes could not be stored.
  void openDoor() {
    if (settings.door().enabled()) {
      doorServer =
          opened.add(
              new DoorServer(
                  settings.door(),
                  context().getComponent("door", DoorComponent.class),
                  new DoorPaths(name -> running.now().configuration().dealers().channel(name)),
                  context().getRegistry().lookupByNameAndType("doorThreads", StoringThreads.class),
                  monitoring.door()));
    } else if (!dealers.channels().isEmpty()) {
      LOG.warn(
          "the door is closed, so no sender can reach the channels of dealers.yaml; set door.enabled"
              + " = true in application.properties");
    }
  }

  private LocalizedText doorTrouble() {
    if (doorServer == null) {
      return LocalizedText.of(
          "door.starting", "the port is not open yet: the connector is starting");
    }
    LocalizedText trouble = doorServer.trouble();
    LocalizedText blocked = broker.blocked();
    return trouble != null || blocked == null
        ? trouble
        : LocalizedText.of("door.blocked", "each request gets 503: {0}", blocked);
  }

  private void open(Path routes) throws Exception {
    ExtFiles files = ExtFiles.beside(routes);
    files.check();
    StartChecks.run(configuration);
    Database database = opened.add(Database.open(settings.database(), settings.dataDirectory()));
    broker = opened.add(Broker.start(settings.broker(), DealerQueues.layout(configuration)));
    DataDirectory.close(
        settings.dataDirectory()); // the broker creates files by the process's umask
    BrokerSetup.warnOfFaults(configuration);
    DataCopies copies = new DataCopies(settings, database, broker);
    copies.removeAll();
    LedgerFile.of(settings).ifPresent(file -> new LedgerMark(settings, file, database).check());
    nodes = opened.add(Nodes.join(settings, database, () -> broker.trouble() == null));
    main = CamelMain.prepare(configuration, files);
    main.init();
    CamelContext context = main.getCamelContext();
    addConnections(context);
    if (settings.ops().enabled()) {
      access.addServer(context, monitoring, opened);
    }
    context
        .getRegistry()
        .bind(
            DeliveryModule.POISON,
            opened.add(
                PoisonFile.open(
                    settings.dataDirectory(),
                    InstantSource.system(),
                    settings.deliver().maxAttempts(),
                    WARM_UP)));
    Supplier<Instant> oldestWaiting = monitoring::oldestWaiting;
    context.getRegistry().bind(DeliveryModule.OLDEST_WAITING, oldestWaiting);
    module =
        new ConnectorModule(
            context,
            running,
            monitoring,
            new Systems(database, database.dataSource(), broker, copies, sml, nodes),
            access,
            opened);
    module.add(files);
    context.getComponent("inbox", InboxComponent.class).claimFor(new LedgerIdentity(database).id());
    context.getRegistry().lookupByNameAndType("restoreMonitor", RestoreMonitor.class).begin();
    monitoring.check(context, database, module.reload()::trouble, this::doorTrouble);
    monitoring.checkAlerts(module.alerts()::trouble);
    if (nodes.areShared()) {
      monitoring.shareRuns(
          context.getRegistry().lookupByNameAndType("statusSync", StatusSync.class)::lastRun);
    }
    module.pausing().follow(dealers);
    opened.add(main::stop);
    opened.add(
        context.getRegistry().lookupByNameAndType(CallbackModule.RELAY, CallbackRelay.class));
  }

  private void addConnections(CamelContext context) {
    context.addComponent("http", sml.component());
    context.addComponent("https", sml.component());
    context.addComponent("jms", JmsComponents.transacted(broker.transacted(), settings.intake()));
    context.addComponent("jmsSend", JmsComponents.sending(broker.sending()));
  }
}
