package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.broker.QueueState;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.config.Settings;
import es.sml.connector.database.Database;
import es.sml.connector.deliver.AccountPause;
import es.sml.connector.deliver.LeadCounts;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.RestoreWatch;
import es.sml.connector.inbox.Mailboxes;
import es.sml.connector.intake.DropFolders;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.metrics.AccountGauges;
import es.sml.connector.metrics.CommitMeters;
import es.sml.connector.metrics.DropFolderGauges;
import es.sml.connector.metrics.ErrorMeters;
import es.sml.connector.metrics.LeadMeters;
import es.sml.connector.metrics.LedgerGauges;
import es.sml.connector.metrics.MailboxGauges;
import es.sml.connector.metrics.Meters;
import es.sml.connector.metrics.PartGauges;
import es.sml.connector.metrics.QueueGauges;
import es.sml.connector.metrics.RequestMeters;
import es.sml.connector.ops.AccountStatus;
import es.sml.connector.ops.HealthOfParts;
import es.sml.connector.ops.PartHealth;
import es.sml.connector.ops.PartHealth.Weight;
import es.sml.connector.ops.StatusDesk;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.LeadPlacements;
import es.sml.connector.status.SyncPlan;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
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
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** Health, metrics and status of a running connector. */
final class Observation implements AutoCloseable {
  private final RunningConfiguration configuration;
  private final Supplier<Broker> broker;
  private final Supplier<Set<String>> queues;
  private volatile Set<String> leftQueues = Set.of();
  private Registry registry;
  private LeadMeters leads;
  private ErrorMeters errors;
  private Set<String> dealers = Set.of();
  private final Set<String> accounts = new HashSet<>();
  private final Mailboxes mailboxes = new Mailboxes();
  private final DropFolders dropFolders;
  private final AccountPause pause;
  private final StatusRuns runs;
  private final Meters meters = new Meters();

  /**
   * Does not check anything yet.
   *
   * @param broker supplies the broker, which is not called before the connector runs
   */
  Observation(RunningConfiguration configuration, Supplier<Broker> broker) {
    Settings settings = configuration.now().configuration().settings();
    this.configuration = configuration;
    this.broker = broker;
    this.queues =
        configuration.of(loaded -> DealerQueues.all(DealerQueues.layout(loaded.configuration())));
    this.dropFolders = new DropFolders(settings.retention().processedFiles());
    this.pause = new AccountPause(settings.deliver().breakerThreshold());
    Supplier<Map<String, SyncPlan>> plans =
        configuration.ofDealers(dealers -> WayBack.plans(dealers, settings.status()));
    this.runs = new StatusRuns(account -> plans.get().get(account).schedule(), Instant.now());
  }

  /**
   * Replaces the dealers.
   *
   * @param left removed dealers' queues that still hold messages
   */
  void follow(Dealers all, Set<String> left) {
    leftQueues = left;
    if (leads != null) {
      leads.follow(channels(all));
      errors.follow(all.accounts().keySet());
    }
    all.accounts().forEach(this::follow);
    Set<String> next = Set.copyOf(all.dealers().keySet());
    dealers.stream()
        .filter(dealer -> !next.contains(dealer))
        .forEach(dealer -> registry.unbind(bean(component(dealer))));
    LeadPlacements placements =
        registry.lookupByNameAndType("leadPlacements", LeadPlacements.class);
    next.stream()
        .filter(dealer -> !dealers.contains(dealer))
        .forEach(
            dealer ->
                add(registry, component(dealer), Weight.TOLD, () -> placements.fault(dealer)));
    dealers = next;
  }

  private static String component(String dealer) {
    return "dealer-" + dealer;
  }

  private static String bean(String component) {
    return component + "-health";
  }

  private Set<String> queuesLookedAt() {
    Set<String> all = new TreeSet<>(queues.get());
    all.addAll(leftQueues);
    return all;
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }

  DropFolders dropFolders() {
    return dropFolders;
  }

  AccountPause pause() {
    return pause;
  }

  /**
   * @param shared start of the last status sync of an account on any node; null before the first
   */
  void shareRuns(Function<String, Instant> shared) {
    runs.share(shared);
  }

  StatusDesk status(LedgerTransactions transactions) {
    return new StatusDesk(
        new LeadCounts(transactions),
        new AccountStatus(
            configuration.ofDealers(Dealers::accounts),
            configuration.ofDealers(DealerQueues::waitedOn),
            pause,
            runs::last),
        () -> broker.get().queues(queuesLookedAt()),
        mailboxes);
  }

  /** Starts all metrics; the steps of the routes must be bound. */
  void meter(CamelContext context, LedgerTransactions transactions) {
    Registry registry = context.getRegistry();
    errors = new ErrorMeters(meters);
    errors.follow(configuration.dealers().accounts().keySet());
    RequestMeters requests = new RequestMeters(meters);
    leads = new LeadMeters(meters, channels(configuration.dealers()));
    new MeteredSteps(registry, leads).bind();
    new TimedRequests(registry, requests).bind();
    context.addRoutePolicyFactory(
        new RouteWatch(configuration.ofDealers(Dealers::accountsByDealer), errors, requests, runs));
    meters.add(
        new AccountGauges(configuration.ofDealers(Dealers::environments), pause, runs::last));
    meters.add(new MailboxGauges(mailboxes));
    meters.add(new DropFolderGauges(this::foldersNow));
    meters.add(new QueueGauges(this::queues));
    meters.add(new LedgerGauges(new LeadCounts(transactions)));
    meters.add(new PartGauges(() -> HealthOfParts.of(context).ofTheConnector()));
    registry.bind("meters.report", Processor.class, (Processor) this::report);
  }

  private List<DropFolderGauges.Folder> foldersNow() {
    return dropFolders.all().stream()
        .map(
            folder ->
                new DropFolderGauges.Folder(
                    folder.dealer(), folder.isUsable(), folder.stuckFiles()))
        .toList();
  }

  /** Starts the health checks of all components. */
  void check(Registry registry, Database database, Supplier<String> configurationTrouble) {
    this.registry = registry;
    CommitMeters.bind(meters, database);
    add(registry, "process", Weight.LIVENESS, ProcessHealth::trouble);
    add(registry, "ledger-writer", Weight.LIVENESS, database::death);
    add(registry, "broker-process", Weight.LIVENESS, () -> broker.get().death());
    add(registry, "database", Weight.READINESS, database::trouble);
    add(registry, "broker", Weight.READINESS, () -> broker.get().trouble());
    add(registry, "configuration", Weight.NOTED, configurationTrouble);
    RestoreWatch restores = registry.lookupByNameAndType("restoreWatch", RestoreWatch.class);
    add(registry, "restore", Weight.NOTED, restores::reason);
    follow(configuration.dealers(), Set.of());
  }

  private void follow(String account, Account settings) {
    if (accounts.add(account)) {
      String component = "account-" + account;
      registry.bind(
          bean(component),
          new PartHealth(
              component,
              Weight.TOLD,
              () -> pause.reason(account),
              Map.of("environment", settings.environment().word())));
      EnvironmentLog.write(account, settings);
      add(
          registry,
          "status-sync-" + account,
          Weight.TOLD,
          () -> runs.trouble(account, Instant.now()));
    }
  }

  /** Returns the arrival of the oldest waiting lead; the epoch if the broker does not respond. */
  Instant oldestWaiting() {
    Set<String> waitedOn =
        DealerQueues.waitedOn(configuration.dealers()).values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    try {
      return broker.get().queues(waitedOn).stream()
          .map(QueueState::oldest)
          .filter(Objects::nonNull)
          .min(Instant::compareTo)
          .orElse(null);
    } catch (JMSException e) {
      return Instant.EPOCH;
    }
  }

  private static void add(
      Registry registry, String component, Weight weight, Supplier<String> reason) {
    registry.bind(bean(component), new PartHealth(component, weight, reason));
  }

  @Override
  public void close() {
    meters.close();
  }

  private List<QueueState> queues() {
    try {
      return broker.get().queues(queuesLookedAt());
    } catch (JMSException e) {
      return List.of(); // the health component "broker" has the reason
    }
  }

  private void report(Exchange exchange) {
    byte[] metrics = meters.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Meters.CONTENT_TYPE);
    exchange.getMessage().setBody(metrics);
  }

  private static Map<String, Set<Channel>> channels(Dealers dealers) {
    Map<String, Set<Channel>> channels = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> channels.put(id, channels(dealer)));
    return channels;
  }

  private static Set<Channel> channels(Dealer dealer) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (!dealer.inboxes().isEmpty()) {
      channels.add(Channel.MAIL);
    }
    if (dealer.queue() != null) {
      channels.add(Channel.QUEUE);
    }
    if (dealer.dropFolder() != null) {
      channels.add(Channel.FILE);
    }
    return channels;
  }
}
