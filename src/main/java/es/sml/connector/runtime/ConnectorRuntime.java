package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.BrokerSettings;
import es.sml.connector.broker.BrokerWatch;
import es.sml.connector.callback.CallbackConnections;
import es.sml.connector.callback.CallbackRelay;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.LoadedConfiguration;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.config.Settings;
import es.sml.connector.console.Console;
import es.sml.connector.console.ConsoleGuard;
import es.sml.connector.console.Cookies;
import es.sml.connector.console.Sessions;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerIdentity;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.PoisonFile;
import es.sml.connector.deliver.RestoreWatch;
import es.sml.connector.inbox.InboxComponent;
import es.sml.connector.inbox.MailboxCursors;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.ops.AccessGuard;
import es.sml.connector.ops.AccessTokens;
import es.sml.connector.ops.LogLimits;
import es.sml.connector.ops.OperatorToken;
import es.sml.connector.ops.OpsHttpEngine;
import es.sml.connector.ops.TokenBrake;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.LeadPlacements;
import es.sml.connector.sml.SmlConnections;
import es.sml.connector.status.StatusSync;
import es.sml.connector.trace.Traces;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jms.support.JmsUtils;

/** A running connector: database, broker and routes, started and stopped in the right order. */
public final class ConnectorRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorRuntime.class);
  private static final int SPARE_CONNECTIONS = 8;
  private static final int PAGE_AND_HISTORIES = 3;
  private static final Duration LONGEST_WAIT_FOR_A_REQUEST = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Configuration configuration;
  private final Settings settings;
  private final Dealers dealers;
  private final RunningConfiguration running;
  private final Observation observation;
  private Nodes nodes = Nodes.none();
  private Ledger ledger;
  private Broker broker;
  private final SmlConnections sml;
  private CallbackConnections callbacks;
  private Main main;
  private final Sessions sessions = new Sessions();
  private final Cookies cookies;
  private final TokenBrake brake = new TokenBrake();
  private AccessTokens tokens;
  private OpsServer opsServer;
  private ConfigurationReload reload;

  private ConnectorRuntime(Configuration configuration) {
    LogLimits.install();
    this.configuration = configuration;
    this.settings = configuration.settings();
    this.dealers = configuration.dealers();
    this.running = new RunningConfiguration(LoadedConfiguration.of(configuration));
    this.cookies = new Cookies(settings.ops().hosts(), sessions);
    this.sml = opened(new SmlConnections(settings.sml(), connectionsToSml(dealers)));
    this.observation = opened(new Observation(running, () -> broker));
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

  /**
   * Checks the routes and their instances for the dealers, without a broker or SML.
   *
   * @throws RoutesLintException with all faults
   */
  public static void lint(Configuration configuration, Path routes) throws Exception {
    ConnectorRuntime runtime = new ConnectorRuntime(configuration);
    runtime.main = CamelMain.prepare(configuration, routes);
    try {
      runtime.main.init();
      runtime.addRoutes(new UnconnectedLedger(), new SimpleDriverDataSource());
    } finally {
      runtime.main.stop();
      runtime.close();
    }
  }

  public Ledger ledger() {
    return ledger;
  }

  public CamelContext context() {
    return main.getCamelContext();
  }

  /** Returns the port of the ops API. */
  public int opsPort() {
    return opsServer.getPort();
  }

  /** Returns a connection to the broker, for tests and the demo. */
  public ConnectionFactory connections() {
    return broker.sending();
  }

  /** Stops the connector after the messages in progress. */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("a component did not stop cleanly", e);
      }
    }
  }

  private void open(Path routes) throws Exception {
    DataDirectory.prepare(configuration);
    UnpackedFiles.keepIn(settings.dataDirectory());
    checkPorts();
    PlainTextConnections.of(configuration)
        .forEach(found -> LOG.warn("{}: {}", found.subject(), found.remedy()));
    OutdatedCertificates.of(configuration).forEach(found -> LOG.warn("{}", found));
    BrokerSetup.warnOfPlainText(settings.broker());
    LedgerFile.checkBesideJournal(settings);
    Database database = opened(Database.open(settings.database(), settings.dataDirectory()));
    broker = opened(Broker.start(settings.broker(), DealerQueues.layout(configuration)));
    DataDirectory.close(
        settings.dataDirectory()); // the broker creates files by the process's umask
    BrokerSetup.warnOfFaults(configuration);
    LedgerFile.of(settings).ifPresent(file -> new LedgerMark(settings, file, database).check());
    nodes = opened(Nodes.join(settings, database, () -> broker.trouble() == null));
    main = CamelMain.prepare(configuration, routes);
    main.init();
    CamelContext context = main.getCamelContext();
    context.addComponent("http", sml.component());
    context.addComponent("https", sml.component());
    context.addComponent("jms", JmsComponents.transacted(broker.transacted(), settings.intake()));
    context.addComponent("jmsSend", JmsComponents.sending(broker.sending()));
    if (settings.ops().enabled()) {
      tokens = new AccessTokens(settings.ops().viewerToken(), operatorToken(settings));
      AccessGuard api = new AccessGuard(tokens, brake);
      opsServer =
          new OpsServer(
              settings.ops(), new ConsoleGuard(cookies, brake, api), LONGEST_WAIT_FOR_A_REQUEST);
      OpsHttpEngine.use(context);
      context.addService(opsServer);
    }
    context
        .getRegistry()
        .bind(
            DeliveryBeans.POISON,
            opened(
                PoisonFile.open(
                    settings.dataDirectory(),
                    InstantSource.system(),
                    settings.deliver().maxAttempts())));
    Supplier<Instant> oldestWaiting = observation::oldestWaiting;
    context.getRegistry().bind(DeliveryBeans.OLDEST_WAITING, oldestWaiting);
    addRoutes(database, database.dataSource());
    context.getComponent("inbox", InboxComponent.class).claimFor(new LedgerIdentity(database).id());
    context.getRegistry().lookupByNameAndType("restoreWatch", RestoreWatch.class).begin();
    observation.check(context.getRegistry(), database, reload::trouble);
    if (nodes.areShared()) {
      observation.shareRuns(
          context.getRegistry().lookupByNameAndType("statusSync", StatusSync.class)::lastRun);
    }
    opened.push(main::stop);
    opened.push(context.getRegistry().lookupByNameAndType("callbackRelay", CallbackRelay.class));
  }

  private int connectionsToSml(Dealers all) {
    int pages =
        all.accounts().values().stream()
            .mapToInt(account -> account.pagesAtOnce(settings.status().parallelPages()))
            .sum();
    return all.accounts().values().stream().mapToInt(Account::consumers).sum()
        + (SPARE_CONNECTIONS + DealerQueues.COMMAND_LANES) * all.accounts().size()
        + PAGE_AND_HISTORIES * pages;
  }

  private void checkPorts() {
    if (settings.ops().enabled()) {
      FreePort.check("ops.port", settings.ops().host(), settings.ops().port());
    }
    BrokerSettings own = settings.broker();
    if (own.acceptor() != null) {
      FreePort.check("broker.acceptor", own.acceptorHost(), own.acceptorPort());
    }
  }

  private void addRoutes(LedgerTransactions transactions, DataSource dataSource) {
    CamelContext context = main.getCamelContext();
    Registry registry = context.getRegistry();
    registry.bind("ledgerDataSource", dataSource);
    callbacks = opened(WayBack.connections(dealers, settings.callback()));
    registry.bind("callback-https", callbacks.https());
    registry.bind("callback-http", callbacks.http());
    InboxComponent inboxes =
        new InboxComponent(
            new MailboxCursors(transactions), observation.mailboxes(), nodes.ownership());
    inboxes.setLargestMail((int) settings.intake().maxMessageSize().bytes());
    HeapBudget fetching = HeapBudget.forFetching();
    inboxes.setBudget(fetching);
    registry.bind(DeliveryBeans.FETCHING, fetching);
    context.addComponent("inbox", inboxes);
    context.addComponent(
        "schedule",
        nodes.areShared() ? Schedules.shared(nodes.name(), dataSource) : Schedules.alone());
    bind(registry, context.createProducerTemplate(), transactions);
    DealerRoutes routes =
        new DealerRoutes(
            context,
            nodes,
            opened(OAuthLogins.keptIn(settings.dataDirectory())),
            transactions,
            observation.mailboxes(),
            observation.dropFolders());
    DealerChanges changes =
        new DealerChanges(
            context,
            new AccountRoutes(context, sml, nodes.areShared()),
            routes,
            account -> WayBack.plan(account, settings.status()));
    reload =
        new ConfigurationReload(
            running,
            changes,
            observation,
            this::follow,
            registry.lookupByNameAndType("leadPlacements", LeadPlacements.class),
            broker);
    BrokerWatch watch = new BrokerWatch(broker);
    registry.bind("brokerWatch.look", Processor.class, (Processor) unused -> watch.look());
    registry.bind("configurationReload.look", Processor.class, (Processor) unused -> reload.look());
    OwnRoutes own = new OwnRoutes(context);
    if (settings.ops().enabled()) {
      observation.meter(context, transactions);
      own.addHealth();
      own.addOps();
      own.addConsole();
    }
    if (settings.trace().endpoint() != null) {
      Traces traces = opened(Traces.start(settings.trace()));
      context.addRoutePolicyFactory(new TracedRoutes(traces.tracer()));
    }
    changes.start(dealers);
    new RoutesLint(context).check();
  }

  private void follow(Dealers all) {
    callbacks.setMost(WayBack.parallel(all));
    sml.setMost(connectionsToSml(all));
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private void bind(Registry registry, ProducerTemplate template, LedgerTransactions transactions) {
    ledger = new Ledger(transactions, WayBack.watch(running, transactions), nodes.name());
    new DeliveryBeans(running, registry, template, this::isTemporary)
        .bind(
            ledger,
            transactions,
            nodes,
            () -> broker.transacted(),
            observation.pause(),
            observation.status(transactions),
            () -> reload.reload(),
            api -> new Console(api, running, sessions, cookies, () -> tokens, brake));
  }

  private boolean isTemporary(String queue) {
    try {
      return broker.isTemporary(queue);
    } catch (JMSException e) {
      throw JmsUtils.convertJmsAccessException(e);
    }
  }

  // Create it only now, when no other process can use this data directory.
  private static Secret operatorToken(Settings settings) {
    return settings.ops().operatorToken() != null
        ? settings.ops().operatorToken()
        : OperatorToken.write(settings.dataDirectory());
  }
}
