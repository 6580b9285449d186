package es.sml.connector.runtime.monitoring;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.client.QueueState;
import es.sml.connector.callback.dispatch.CrmMonitor;
import es.sml.connector.callback.dispatch.CrmStatus;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.Database;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.door.status.ChannelHealthCheck;
import es.sml.connector.door.status.ChannelStatus;
import es.sml.connector.door.status.DoorChannels;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.failure.OutageLog;
import es.sml.connector.health.ComponentChecks;
import es.sml.connector.inbox.health.Mailboxes;
import es.sml.connector.intake.poll.DropFolders;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.metrics.CommitMeters;
import es.sml.connector.metrics.ExtMeters;
import es.sml.connector.metrics.Meters;
import es.sml.connector.metrics.gauge.AccountGauges;
import es.sml.connector.metrics.gauge.ComponentGauges;
import es.sml.connector.metrics.gauge.CrmGauges;
import es.sml.connector.metrics.gauge.DropFolderGauges;
import es.sml.connector.metrics.gauge.FetchGauges;
import es.sml.connector.metrics.gauge.LedgerGauges;
import es.sml.connector.metrics.gauge.MailboxGauges;
import es.sml.connector.metrics.gauge.PauseGauges;
import es.sml.connector.metrics.gauge.QueueGauges;
import es.sml.connector.metrics.gauge.SilenceGauges;
import es.sml.connector.ops.health.AccountStatus;
import es.sml.connector.ops.health.ChannelReport;
import es.sml.connector.ops.health.ComponentHealth;
import es.sml.connector.ops.health.ComponentHealth.Weight;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.ops.health.CrmReport;
import es.sml.connector.ops.health.HealthStatus;
import es.sml.connector.ops.health.LeadStatus;
import es.sml.connector.ops.health.MailboxReport;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import es.sml.connector.report.mail.ReportMails;
import es.sml.connector.report.silence.SilenceWatch;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.module.CallbackModule;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.queue.PausedLeads;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.mapping.LeadMapping;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health, metrics and status of a running connector. It decides which components the health has,
 * and the consequence of each that is not healthy.
 */
public final class Monitoring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
  private static final String CRM = "crm-";
  private static final String SILENCE = "silence-";

  private final RunningConfiguration configuration;
  private final Supplier<Broker> broker;
  private final Supplier<Set<String>> queues;
  private volatile Set<String> leftQueues = Set.of();
  private Registry registry;
  private ComponentChecks checks;
  private Set<String> dealers = Set.of();
  private Set<String> crms = Set.of();
  private final Set<String> accounts = new HashSet<>();
  private final Mailboxes mailboxes = new Mailboxes();
  private final DropFolders dropFolders;
  private final DoorChannels door = new DoorChannels();
  private final AccountCircuitBreaker breaker;
  private final StatusRuns runs;
  private final Meters meters = new Meters();
  private ConnectorMeters metered;
  private Pauses pauses;
  private Set<String> pausedRuns = Set.of();
  private SilenceWatch silence;
  private final OutageLog ledgerOutages =
      new OutageLog(
          LOG,
          "the ledger's database",
          "leads wait on their queues, and the connector retries until it is back");

  /**
   * Does not check anything yet.
   *
   * @param broker supplies the broker, which is not called before the connector runs
   */
  public Monitoring(RunningConfiguration configuration, Supplier<Broker> broker) {
    Settings settings = configuration.now().configuration().settings();
    this.configuration = configuration;
    this.broker = broker;
    this.queues =
        configuration.of(loaded -> DealerQueues.all(DealerQueues.layout(loaded.configuration())));
    this.dropFolders = new DropFolders(settings.retention().processedFiles());
    this.breaker = new AccountCircuitBreaker(settings.deliver().breakerThreshold());
    Supplier<Map<String, String>> schedules =
        configuration.ofDealers(
            dealers -> CallbackModule.syncSchedules(dealers, settings.status()));
    this.runs = new StatusRuns(account -> schedules.get().get(account), Instant.now());
  }

  /**
   * Replaces the dealers.
   *
   * @param left removed dealers' queues that still hold messages
   */
  public void follow(Dealers all, Set<String> left) {
    leftQueues = left;
    all.accounts().forEach(this::follow);
    Set<String> next = Set.copyOf(all.dealers().keySet());
    dealers.stream()
        .filter(dealer -> !next.contains(dealer))
        .forEach(
            dealer -> {
              checks.remove(component(dealer));
              checks.remove(SILENCE + dealer);
            });
    LeadMapping mapping = registry.lookupByNameAndType("leadMapping", LeadMapping.class);
    next.stream()
        .filter(dealer -> !dealers.contains(dealer))
        .forEach(
            dealer -> {
              checks.add(
                  new ComponentHealth(
                      component(dealer),
                      Weight.ACTION_NEEDED,
                      () -> mapping.fault(dealer),
                      () -> accountOf(dealer)));
              add(SILENCE + dealer, Weight.NOTED, () -> silence.reason(dealer));
            });
    dealers = next;
    followChannels(all);
    followCrms(all.crms().keySet());
    if (metered != null) {
      metered.follow(all);
    }
  }

  // The dealer's component is about its ids in SML. It stays UP while its account is down.
  private Map<String, Object> accountOf(String dealer) {
    Dealer settings = configuration.dealers().dealers().get(dealer);
    if (settings == null) {
      return Map.of(); // it was removed meanwhile
    }
    String account = settings.account();
    return Map.of(
        "account", account, "accountStatus", accountReason(account) == null ? "UP" : "DOWN");
  }

  private void followCrms(Set<String> next) {
    crms.stream()
        .filter(dealer -> !next.contains(dealer))
        .forEach(dealer -> checks.remove(CRM + dealer));
    CrmMonitor monitor = crmMonitor();
    next.stream()
        .filter(dealer -> !crms.contains(dealer))
        .forEach(
            dealer ->
                add(
                    CRM + dealer,
                    Weight.NOTED,
                    () -> pauses.isPaused(PauseKind.CRM, dealer) ? null : monitor.trouble(dealer)));
    crms = Set.copyOf(next);
  }

  private void followChannels(Dealers all) {
    Map<String, ChannelKind> kinds = new HashMap<>();
    all.channels().forEach((name, channel) -> kinds.put(name, channel.kind()));
    Set<ChannelStatus> before = Set.copyOf(door.all());
    door.follow(kinds);
    Set<ChannelStatus> now = Set.copyOf(door.all());
    before.stream()
        .filter(channel -> !now.contains(channel))
        .forEach(channel -> checks.remove(ChannelHealthCheck.PREFIX + channel.channel()));
    now.stream()
        .filter(channel -> !before.contains(channel))
        .forEach(channel -> checks.add(new ChannelHealthCheck(channel)));
  }

  private static String component(String dealer) {
    return "dealer-" + dealer;
  }

  private Set<String> monitoredQueues() {
    Set<String> all = new TreeSet<>(queues.get());
    all.addAll(leftQueues);
    return all;
  }

  /** Sets what operators paused; it must be set before all other calls. */
  public void obey(Pauses all) {
    pauses = all;
    dropFolders.obey(dealer -> all.isPaused(PauseKind.DEALER, dealer));
    runs.obey(this::isWithoutRuns);
    all.onChange(this::followRuns);
  }

  private boolean isWithoutRuns(String account) {
    return pauses.isPaused(PauseKind.ACCOUNT, account)
        || pauses.isPaused(PauseKind.SCHEDULE, "status-sync-" + account);
  }

  private synchronized void followRuns() {
    Set<String> now =
        configuration.dealers().accounts().keySet().stream()
            .filter(this::isWithoutRuns)
            .collect(Collectors.toSet());
    pausedRuns.stream()
        .filter(account -> !now.contains(account))
        .forEach(account -> runs.resumed(account, Instant.now()));
    pausedRuns = now;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  public DropFolders dropFolders() {
    return dropFolders;
  }

  /** Returns the observer of the door's requests. */
  public DoorListener door() {
    return (channel, outcome, duration, reason) -> {
      door.answered(channel, outcome, duration, reason);
      if (metered != null) {
        metered.door().answered(channel, outcome, duration, reason);
      }
    };
  }

  public AccountCircuitBreaker breaker() {
    return breaker;
  }

  /**
   * Sets how the runs of other nodes are known.
   *
   * @param shared start of the last status sync of an account on any node; null before the first
   */
  public void shareRuns(Function<String, Instant> shared) {
    runs.share(shared);
  }

  // Each of them would wait for a database that is away, which has a component of its own.
  private Supplier<LocalizedText> ofLedger(Supplier<LocalizedText> check) {
    return () -> ledgerOutages.isDown() ? null : check.get();
  }

  public StatusReport status(LedgerTransactions transactions) {
    ZoneId zone = configuration.now().configuration().settings().report().zone();
    silence = new SilenceWatch(transactions, zone, this::keepsLeads);
    return new StatusReport(
        new LeadStatus(
            new LeadCounts(transactions),
            new AccountStatus(
                configuration.ofDealers(Dealers::accounts),
                configuration.ofDealers(DealerQueues::waitedOn),
                breaker,
                runs::last,
                pauses),
            () -> broker.get().queues(monitoredQueues())),
        new MailboxReport(mailboxes, pauses),
        new ChannelReport(
            door,
            configuration.now().configuration().settings().door(),
            configuration.ofDealers(Dealers::channels),
            pauses),
        new CrmReport(this::crms, pauses),
        pauses,
        silence::silences);
  }

  private boolean keepsLeads(String dealer) {
    return DealerQueues.keepsLeads(configuration.dealers(), pauses, dealer);
  }

  private List<CrmStatus> crms() {
    return crmMonitor().all();
  }

  private CrmMonitor crmMonitor() {
    return registry.lookupByNameAndType(CallbackModule.CRM_MONITOR, CrmMonitor.class);
  }

  /** Decides again which sources are silent; the status must have been made. */
  public void checkSilence() {
    silence.check(Instant.now());
  }

  /** Starts all metrics; the steps of the routes must be bound. */
  public void meter(CamelContext context, LedgerTransactions transactions) {
    metered = new ConnectorMeters(configuration, meters, door, runs, context);
    meters.add(
        new AccountGauges(
            configuration.ofDealers(Dealers::environments), breaker, runs::last, pauses));
    meters.add(new PauseGauges(pauses, configuration.ofDealers(DealerQueues::pausable)));
    meters.add(new MailboxGauges(mailboxes));
    meters.add(new DropFolderGauges(this::foldersNow));
    meters.add(
        new FetchGauges(
            context.getRegistry().lookupByNameAndType("fetchChannels", FetchChannels.class)::all));
    meters.add(new CrmGauges(this::crms));
    meters.add(new QueueGauges(this::queues));
    meters.add(new SilenceGauges(silence::silences));
    meters.add(new LedgerGauges(new LeadCounts(transactions)));
    meters.add(new ComponentGauges(() -> componentsNow(context)));
  }

  private static ComponentGauges.Components componentsNow(CamelContext context) {
    ConnectorHealth health = ConnectorHealth.of(context);
    List<String> all = Stream.of(HealthStatus.values()).map(HealthStatus::name).toList();
    return new ComponentGauges.Components(health.ofTheConnector(), health.status().name(), all);
  }

  private List<DropFolderGauges.Folder> foldersNow() {
    return dropFolders.all().stream()
        .map(
            folder ->
                new DropFolderGauges.Folder(
                    folder.dealer(), folder.isUsable(), folder.stuckFiles()))
        .toList();
  }

  /** Observes the routes in routes/ext; they are loaded and not started yet. */
  public void monitorExt(CamelContext context) {
    List<String> routes = ExtRoutes.ids(context);
    if (routes.isEmpty()) {
      return;
    }
    ExtRouteMonitor monitor = new ExtRouteMonitor(context, new ExtMeters(meters, routes));
    context.addRoutePolicyFactory(monitor);
    routes.forEach(
        route ->
            ComponentChecks.of(context)
                .add(
                    new ComponentHealth(
                        "route-" + route, Weight.ACTION_NEEDED, () -> monitor.trouble(route))));
  }

  /**
   * Starts the health checks of all components.
   *
   * @param doorTrouble reason why the door receives no request; null while it does
   */
  public void check(
      CamelContext context,
      Database database,
      Supplier<LocalizedText> configurationTrouble,
      Supplier<LocalizedText> doorTrouble) {
    this.registry = context.getRegistry();
    this.checks = ComponentChecks.of(context);
    CommitMeters.bind(meters, database);
    add("process", Weight.LIVENESS, ProcessHealth::trouble);
    add("ledger-writer", Weight.LIVENESS, database::death);
    add("broker-process", Weight.LIVENESS, () -> broker.get().death());
    add("database", Weight.READINESS, () -> ledgerOutages.noted(database.trouble()));
    add("broker", Weight.READINESS, () -> broker.get().trouble());
    add("configuration", Weight.NOTED, configurationTrouble);
    if (configuration.now().configuration().settings().door().enabled()) {
      add("door", Weight.ACTION_NEEDED, doorTrouble);
    }
    RestoreMonitor restoreMonitor =
        registry.lookupByNameAndType("restoreMonitor", RestoreMonitor.class);
    add("restore", Weight.NOTED, ofLedger(restoreMonitor::reason));
    if (!configuration.now().configuration().settings().report().addresses().isEmpty()) {
      ReportMails mails = registry.lookupByNameAndType("reportMails", ReportMails.class);
      add("report-mail", Weight.NOTED, ofLedger(mails::trouble));
    }
    PauseHealth health = new PauseHealth(checks, pauses);
    pauses.onChange(health::follow);
    follow(configuration.dealers(), Set.of());
  }

  private void follow(String account, Account settings) {
    if (accounts.add(account)) {
      String component = "account-" + account;
      checks.add(
          new ComponentHealth(
              component,
              Weight.ACCOUNT,
              () -> accountReason(account),
              () -> Map.of("environment", settings.environment().word())));
      EnvironmentLog.write(account, settings);
      add(
          "status-sync-" + account,
          Weight.ACTION_NEEDED,
          () -> runs.trouble(account, Instant.now()));
    }
  }

  private LocalizedText accountReason(String account) {
    return pauses.isPaused(PauseKind.ACCOUNT, account) ? null : breaker.reason(account);
  }

  /** Returns the arrival of the oldest waiting lead; the epoch if the broker does not respond. */
  public Instant oldestWaiting() {
    Set<String> waitedOn =
        DealerQueues.waitedOn(configuration.dealers()).values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    waitedOn.add(PausedLeads.QUEUE);
    try {
      return oldest(waitedOn);
    } catch (JMSException e) {
      return Instant.EPOCH;
    }
  }

  /** Returns the arrival of the oldest waiting lead that no pause keeps; null if none waits. */
  public Instant oldestNotPaused(LeadCounts counts) {
    LeadCounts.Waiting recorded =
        counts.oldestWaiting(pauses.names(PauseKind.ACCOUNT), pauses.names(PauseKind.DEALER));
    Instant lead = recorded == null ? null : Instant.ofEpochMilli(recorded.receivedAt());
    try {
      Instant queued = oldest(DealerQueues.notPaused(configuration.dealers(), pauses));
      return lead == null || (queued != null && queued.isBefore(lead)) ? queued : lead;
    } catch (JMSException e) {
      return lead; // the health component "broker" has the reason
    }
  }

  private Instant oldest(Set<String> waitedOn) throws JMSException {
    return broker.get().queues(waitedOn).stream()
        .map(QueueState::oldest)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Returns the number of dead letters; null if the broker does not respond. */
  public Long deadLetters() {
    try {
      return broker.get().queues(Set.of("leads.dead")).stream().mapToLong(QueueState::depth).sum();
    } catch (JMSException e) {
      return null; // the health component "broker" has the reason
    }
  }

  /** Adds the health of the channels of alerts. */
  public void checkAlerts(Supplier<LocalizedText> trouble) {
    add("alerts", Weight.NOTED, ofLedger(trouble));
  }

  /** Adds the health of the identity provider. Without it, the tokens still work. */
  public void checkProvider(CamelContext context, Supplier<LocalizedText> trouble) {
    ComponentChecks.of(context)
        .add(new ComponentHealth("identity-provider", Weight.NOTED, trouble));
  }

  private void add(String component, Weight weight, Supplier<LocalizedText> reason) {
    checks.add(new ComponentHealth(component, weight, reason));
  }

  @Override
  public void close() {
    meters.close();
  }

  private List<QueueState> queues() {
    try {
      return broker.get().queues(monitoredQueues());
    } catch (JMSException e) {
      return List.of(); // the health component "broker" has the reason
    }
  }
}
