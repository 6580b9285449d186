package es.sml.connector.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.broker.Broker;
import es.sml.connector.broker.BrokerMonitor;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.cluster.Ownership;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.Console;
import es.sml.connector.console.ConsoleGuard;
import es.sml.connector.console.Logins;
import es.sml.connector.console.session.Cookies;
import es.sml.connector.console.session.Sessions;
import es.sml.connector.database.Database;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.poison.PoisonFile;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.door.endpoint.ChannelTester;
import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.DoorRecords;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.door.http.DoorPaths;
import es.sml.connector.inbox.InboxComponent;
import es.sml.connector.inbox.cursor.MailboxCursors;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.LeadIntake;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerIdentity;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.OpsActions;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.AccessTokens;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.OperatorToken;
import es.sml.connector.ops.access.OpsHttpEngine;
import es.sml.connector.ops.access.TokenBrake;
import es.sml.connector.ops.logging.LogLimits;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.OidcSignIn;
import es.sml.connector.ops.oidc.OidcTokens;
import es.sml.connector.ops.pause.PauseActions;
import es.sml.connector.pause.Pauses;
import es.sml.connector.runtime.alert.AlertModule;
import es.sml.connector.runtime.backup.DataCopies;
import es.sml.connector.runtime.check.OutdatedCertificates;
import es.sml.connector.runtime.check.PlainTextConnections;
import es.sml.connector.runtime.dealer.AccountRoutes;
import es.sml.connector.runtime.dealer.DealerChanges;
import es.sml.connector.runtime.dealer.DealerRoutes;
import es.sml.connector.runtime.dealer.OwnRoutes;
import es.sml.connector.runtime.ext.ExtFiles;
import es.sml.connector.runtime.ext.ExtFinding;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.runtime.http.DoorServer;
import es.sml.connector.runtime.http.OpsServer;
import es.sml.connector.runtime.jms.JmsComponents;
import es.sml.connector.runtime.lint.RouteFileRules;
import es.sml.connector.runtime.lint.RoutesLint;
import es.sml.connector.runtime.lint.UnconnectedLedger;
import es.sml.connector.runtime.module.CallbackModule;
import es.sml.connector.runtime.module.CurrentReading;
import es.sml.connector.runtime.module.DeliveryModule;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.monitoring.TracedRoutes;
import es.sml.connector.runtime.node.Nodes;
import es.sml.connector.runtime.node.Schedules;
import es.sml.connector.runtime.pause.PausableNames;
import es.sml.connector.runtime.pause.PauseWiring;
import es.sml.connector.runtime.queue.BrokerSetup;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.start.DataDirectory;
import es.sml.connector.runtime.start.DiskSpace;
import es.sml.connector.runtime.start.FreePort;
import es.sml.connector.runtime.start.LedgerFile;
import es.sml.connector.runtime.start.LedgerMark;
import es.sml.connector.runtime.start.StartNote;
import es.sml.connector.runtime.start.UnfinishedRestore;
import es.sml.connector.runtime.start.UnpackedFiles;
import es.sml.connector.runtime.step.FetchSteps;
import es.sml.connector.runtime.step.ScheduleFailures;
import es.sml.connector.runtime.teach.CurrentTeaching;
import es.sml.connector.runtime.teach.TemplateSave;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.sml.mapping.LeadMapping;
import es.sml.connector.status.StatusSync;
import es.sml.connector.trace.Traces;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

/**
 * A running connector: database, broker and routes, started and stopped in the right order. It
 * decides how many connections to SML there may be.
 */
public final class ConnectorRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorRuntime.class);
  private static final int SPARE_CONNECTIONS = 8;
  private static final int PAGE_AND_HISTORIES = 3;
  private static final Duration LONGEST_WAIT_FOR_A_REQUEST = Duration.ofSeconds(30);

  private static final Duration LONGEST_WAIT_FOR_A_PLATFORM = Duration.ofSeconds(20);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Configuration configuration;
  private final Settings settings;
  private final Dealers dealers;
  private final RunningConfiguration running;
  private final Monitoring monitoring;
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
  private OidcProvider provider;
  private OpsServer opsServer;
  private DoorServer doorServer;
  private ConfigurationReload reload;
  private OperatorAudit audit;
  private DataCopies copies;
  private PauseWiring pausing;
  private ExtFiles files;
  private AlertModule alerts;

  private ConnectorRuntime(Configuration configuration) {
    LogLimits.install();
    this.configuration = configuration;
    this.settings = configuration.settings();
    this.dealers = configuration.dealers();
    this.running = new RunningConfiguration(LoadedConfiguration.of(configuration));
    this.cookies = new Cookies(settings.ops().hosts(), sessions);
    this.sml = opened(new SmlConnections(settings.sml(), connectionsToSml(dealers)));
    this.monitoring = opened(new Monitoring(running, () -> broker));
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
      new StartNote(runtime.audit, runtime.nameInAudit()).write(runtime.running.now());
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
   * @return the routes in routes/ext
   * @throws RoutesLintException with all faults
   */
  public static List<ExtFinding> lint(Configuration configuration, Path routes) throws Exception {
    ConnectorRuntime runtime = new ConnectorRuntime(configuration);
    runtime.files = ExtFiles.beside(routes);
    runtime.files.check();
    List<LocalizedText> faults =
        new ArrayList<>(RouteFileRules.faults(runtime.files.own(), runtime.files.routes()));
    runtime.main = CamelMain.prepare(configuration, runtime.files);
    try {
      runtime.load(faults);
      if (!faults.isEmpty()) {
        throw new RoutesLintException(faults);
      }
      return ExtRoutes.found(runtime.context());
    } finally {
      runtime.main.stop();
      runtime.close();
    }
  }

  /** Returns the faults of the route files that show without a configuration. */
  public static List<LocalizedText> faultsOfFiles(Path routes) {
    ExtFiles files = ExtFiles.beside(routes);
    List<LocalizedText> faults =
        new ArrayList<>(RouteFileRules.faults(files.own(), files.routes()));
    try {
      files.check();
    } catch (RoutesLintException e) {
      faults.addAll(e.faults());
    }
    return faults;
  }

  private void load(List<LocalizedText> faults) throws Exception {
    try {
      main.init();
      addRoutes(new UnconnectedLedger(), new SimpleDriverDataSource());
    } catch (RoutesLintException e) {
      faults.addAll(e.faults());
    } catch (Exception e) {
      if (faults.isEmpty()) {
        throw e;
      }
      // Otherwise the faults of the files are the reason, and they name the step.
    }
  }

  /**
   * Checks the routes of the integrator, without a connection.
   *
   * @param routes directory of the route files
   */
  public static List<ExtFinding> checkExt(Configuration configuration, Path routes)
      throws Exception {
    if (ExtFiles.beside(routes).routes().isEmpty()) {
      return List.of();
    }
    try {
      return lint(configuration, routes);
    } catch (RoutesLintException e) {
      return ExtFinding.of(e);
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

  /** Returns the port of the door. */
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
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("a component did not stop cleanly", e);
      }
    }
  }

  // Last of all: a request that comes before the routes could not be stored.
  void openDoor() {
    if (settings.door().enabled()) {
      doorServer =
          opened(
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
    return doorServer == null
        ? LocalizedText.of("door.starting", "the port is not open yet: the connector is starting")
        : doorServer.trouble();
  }

  private void open(Path routes) throws Exception {
    files = ExtFiles.beside(routes);
    files.check();
    DataDirectory.prepare(configuration);
    UnpackedFiles.keepIn(settings.dataDirectory());
    checkPorts();
    PlainTextConnections.of(configuration)
        .forEach(found -> LOG.warn("{}: {}", found.subject(), found.remedy()));
    OutdatedCertificates.of(configuration).forEach(found -> LOG.warn("{}", found));
    BrokerSetup.warnOfPlainText(settings.broker());
    UnfinishedRestore.check(settings);
    LedgerFile.checkBesideJournal(settings);
    Database database = opened(Database.open(settings.database(), settings.dataDirectory()));
    broker = opened(Broker.start(settings.broker(), DealerQueues.layout(configuration)));
    DataDirectory.close(
        settings.dataDirectory()); // the broker creates files by the process's umask
    BrokerSetup.warnOfFaults(configuration);
    copies = new DataCopies(settings, database, broker);
    copies.removeAll();
    LedgerFile.of(settings).ifPresent(file -> new LedgerMark(settings, file, database).check());
    nodes = opened(Nodes.join(settings, database, () -> broker.trouble() == null));
    main = CamelMain.prepare(configuration, files);
    main.init();
    CamelContext context = main.getCamelContext();
    context.addComponent("http", sml.component());
    context.addComponent("https", sml.component());
    context.addComponent("jms", JmsComponents.transacted(broker.transacted(), settings.intake()));
    context.addComponent("jmsSend", JmsComponents.sending(broker.sending()));
    if (settings.ops().enabled()) {
      tokens = new AccessTokens(settings.ops().viewerToken(), operatorToken(settings));
      OidcSettings oidc = settings.ops().oidc();
      if (oidc != null) {
        provider = opened(new OidcProvider(oidc));
        provider.follow();
        monitoring.checkProvider(context.getRegistry(), provider::trouble);
      }
      AccessGuard api = new AccessGuard(tokens, brake, provider == null ? null : providerTokens());
      opsServer =
          new OpsServer(
              settings.ops(),
              new ConsoleGuard(cookies, brake, api, oidc == null ? null : oidc.name()),
              LONGEST_WAIT_FOR_A_REQUEST);
      OpsHttpEngine.use(context);
      context.addService(opsServer);
    }
    context
        .getRegistry()
        .bind(
            DeliveryModule.POISON,
            opened(
                PoisonFile.open(
                    settings.dataDirectory(),
                    InstantSource.system(),
                    settings.deliver().maxAttempts())));
    Supplier<Instant> oldestWaiting = monitoring::oldestWaiting;
    context.getRegistry().bind(DeliveryModule.OLDEST_WAITING, oldestWaiting);
    addRoutes(database, database.dataSource());
    context.getComponent("inbox", InboxComponent.class).claimFor(new LedgerIdentity(database).id());
    context.getRegistry().lookupByNameAndType("restoreMonitor", RestoreMonitor.class).begin();
    monitoring.check(context.getRegistry(), database, reload::trouble, this::doorTrouble);
    monitoring.checkAlerts(context.getRegistry(), alerts::trouble);
    if (nodes.areShared()) {
      monitoring.shareRuns(
          context.getRegistry().lookupByNameAndType("statusSync", StatusSync.class)::lastRun);
    }
    pausing.follow(dealers);
    opened.push(main::stop);
    opened.push(
        context.getRegistry().lookupByNameAndType(CallbackModule.RELAY, CallbackRelay.class));
  }

  private int connectionsToSml(Dealers all) {
    int pages =
        all.accounts().values().stream()
            .mapToInt(account -> account.pagesAtOnce(settings.status().parallelPages()))
            .sum();
    return all.accounts().values().stream().mapToInt(Account::consumers).sum()
        + (SPARE_CONNECTIONS + DealerQueues.COMMAND_PARTITIONS) * all.accounts().size()
        + PAGE_AND_HISTORIES * pages;
  }

  private void checkPorts() {
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

  private void addRoutes(LedgerTransactions transactions, DataSource dataSource) {
    audit = new OperatorAudit(transactions);
    CamelContext context = main.getCamelContext();
    Registry registry = context.getRegistry();
    registry.bind("ledgerDataSource", dataSource);
    callbacks = opened(CallbackModule.connections(dealers, settings.callback()));
    registry.bind("callbackConnections", callbacks);
    Pauses pauses =
        new Pauses(
            transactions,
            InstantSource.system(),
            () -> PauseWiring.windows(running.dealers().accounts(), Instant.now()));
    pausing = new PauseWiring(pauses, running);
    Ownership ownership = pausing.obey(nodes.ownership());
    pausing.bindLeads(registry, () -> broker.transacted());
    monitoring.obey(pauses);
    InboxComponent inboxes =
        new InboxComponent(new MailboxCursors(transactions), monitoring.mailboxes(), ownership);
    inboxes.limitMails((int) settings.intake().maxMessageSize().bytes());
    HeapBudget fetching = HeapBudget.forFetching();
    inboxes.shareBudget(fetching);
    registry.bind(DeliveryModule.FETCHING, fetching);
    context.addComponent("inbox", inboxes);
    context.addComponent(
        "schedule",
        nodes.areShared() ? Schedules.shared(nodes.name(), dataSource) : Schedules.alone());
    DoorComponent door = new DoorComponent();
    context.addComponent("door", door);
    registry.bind("doorThreads", new StoringThreads());
    registry.bind(
        "extJson", new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
    DoorRecords records = new DoorRecords(transactions);
    registry.bind("doorRecords.recognize", Processor.class, records);
    registry.bind(
        "leadIntake.accept",
        Processor.class,
        new LeadIntake(
            new InboundMessages(settings.intake()),
            running.ofDealers(Dealers::accountsByDealer),
            running.ofDealers(Dealers::withRoutes)));
    registry.bind("fetchChannels", new FetchChannels());
    FetchSteps.bind(registry, opened(new ApiConnections(LONGEST_WAIT_FOR_A_PLATFORM)), settings);
    alerts =
        new AlertModule(
            context,
            running,
            transactions,
            nodes.name(),
            monitoring,
            opened(AlertModule.connections(configuration)));
    bind(
        registry,
        context.createProducerTemplate(),
        transactions,
        new OpsDoor(new ChannelTester(door), running.ofDealers(Dealers::channels), records),
        pauses);
    pausing.bind(registry);
    DealerRoutes routes =
        new DealerRoutes(
            context,
            ownership,
            opened(OAuthLogins.keptIn(settings.dataDirectory())),
            transactions,
            monitoring.mailboxes(),
            monitoring.dropFolders());
    DealerChanges changes =
        new DealerChanges(
            context,
            new AccountRoutes(context, sml, nodes.areShared()),
            routes,
            account -> CallbackModule.plan(account, settings.status()));
    reload =
        new ConfigurationReload(
            running,
            changes,
            monitoring,
            this::follow,
            registry.lookupByNameAndType("leadMapping", LeadMapping.class),
            broker,
            files,
            audit,
            nameInAudit());
    BrokerMonitor monitor = new BrokerMonitor(broker);
    registry.bind("brokerMonitor.check", Processor.class, (Processor) unused -> monitor.check());
    registry.bind(
        "silenceWatch.check", Processor.class, (Processor) unused -> monitoring.checkSilence());
    registry.bind(
        "configurationReload.check", Processor.class, (Processor) unused -> reload.check());
    context.addRoutePolicyFactory(
        registry.lookupByNameAndType("scheduleFailures", ScheduleFailures.class));
    OwnRoutes own = new OwnRoutes(context);
    if (settings.ops().enabled()) {
      monitoring.meter(context, transactions);
      own.addHealth();
      own.addOps();
      own.addConsole();
    }
    if (settings.trace().endpoint() != null) {
      Traces traces = opened(Traces.start(settings.trace()));
      context.addRoutePolicyFactory(new TracedRoutes(traces.tracer()));
    }
    monitoring.monitorExt(context);
    changes.start(dealers);
    new RoutesLint(context, dealers.withRoutes()).check();
  }

  private String nameInAudit() {
    return nodes.areShared() ? "connector (" + nodes.name() + ")" : "connector";
  }

  private void follow(Dealers all) {
    pausing.follow(all);
    callbacks.setMost(CallbackModule.parallel(all));
    sml.setMost(connectionsToSml(all));
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private void bind(
      Registry registry,
      ProducerTemplate template,
      LedgerTransactions transactions,
      OpsDoor door,
      Pauses pauses) {
    ledger =
        new Ledger(
            transactions, CallbackModule.createdLeadListener(running, transactions), nodes.name());
    new DeliveryModule(running, registry, template, this::isTemporary)
        .bind(
            ledger,
            transactions,
            nodes,
            () -> broker.transacted(),
            monitoring.breaker(),
            monitoring.status(transactions),
            door,
            new OpsActions(
                () -> reload.reload(),
                () -> copies.make(),
                new CurrentReading(running),
                new CurrentTeaching(
                    running,
                    new TemplateSave(running, work -> reload.hold(work), () -> reload.reload())),
                alerts.alerts(),
                new PauseActions(pauses, running.ofDealers(PausableNames::of), audit)),
            api -> new Console(api, running, cookies, logins()));
  }

  private OidcTokens providerTokens() {
    return new OidcTokens(provider, running.ofDealers(Dealers::groups));
  }

  private Logins logins() {
    return new Logins(
        sessions,
        cookies,
        () -> tokens,
        brake,
        provider == null ? null : new OidcSignIn(provider, providerTokens()));
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
