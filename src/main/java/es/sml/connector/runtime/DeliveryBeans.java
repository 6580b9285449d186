package es.sml.connector.runtime;

import es.sml.connector.broker.Broker;
import es.sml.connector.cluster.SharedTokens;
import es.sml.connector.command.CommandContent;
import es.sml.connector.command.CommandRequests;
import es.sml.connector.command.DirectCommands;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.LoadedConfiguration;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.config.Settings;
import es.sml.connector.console.Console;
import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.deliver.AccountPause;
import es.sml.connector.deliver.LeadHistory;
import es.sml.connector.deliver.LeadSearch;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerClock;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.deliver.PoisonRecord;
import es.sml.connector.deliver.Poster;
import es.sml.connector.deliver.RepeatPolicy;
import es.sml.connector.deliver.RestoreWatch;
import es.sml.connector.deliver.Settlement;
import es.sml.connector.deliver.Settlement.SendTimes;
import es.sml.connector.deliver.Suspects;
import es.sml.connector.deliver.TwiceAudit;
import es.sml.connector.inbox.InboxMail;
import es.sml.connector.inbox.Pop3Mail;
import es.sml.connector.inbox.Pop3Uids;
import es.sml.connector.intake.DroppedFile;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.ReplyQueues;
import es.sml.connector.ops.CustomerPlaces;
import es.sml.connector.ops.HealthReport;
import es.sml.connector.ops.OperationLimiter;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsAssembly;
import es.sml.connector.ops.PersonalDataMask;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.ops.SmlApi;
import es.sml.connector.ops.StatusDesk;
import es.sml.connector.parse.UnsureLeads;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.LeadPlacements;
import es.sml.connector.sml.Placement;
import es.sml.connector.sml.ReferenceCatalog;
import es.sml.connector.sml.RequestPace;
import es.sml.connector.sml.RequestSlots;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlSessions;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.SmlWords;
import es.sml.connector.sml.TokenBoard;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;

/** The beans and steps of the delivery routes. */
final class DeliveryBeans {
  /** Registry name of the memory budget for fetched messages. */
  static final String FETCHING = "fetchBudget";

  /** Registry name of the record of poison messages. */
  static final String POISON = "poisonRecord";

  /** Registry name of the supplier of the oldest waiting message's time. */
  static final String OLDEST_WAITING = "oldestWaiting";

  private final RunningConfiguration configuration;
  private final Settings settings;
  private final Registry registry;
  private final ProducerTemplate template;
  private final HeapBudget parsing = HeapBudget.forParsing();
  private final ReplyQueues replies;

  /**
   * Binds beans and steps into the registry.
   *
   * @param temporary returns whether the broker has a temporary queue of a name
   */
  DeliveryBeans(
      RunningConfiguration configuration,
      Registry registry,
      ProducerTemplate template,
      Predicate<String> temporary) {
    this.configuration = configuration;
    this.settings = configuration.now().configuration().settings();
    this.registry = registry;
    this.template = template;
    this.replies =
        new ReplyQueues(
            configuration.ofDealers(DealerQueues::replies),
            configuration.of(
                loaded -> DealerQueues.all(DealerQueues.layout(loaded.configuration()))),
            temporary);
  }

  /**
   * @param connections factory for consuming and sending in one transaction
   * @param reload puts a changed configuration in force
   * @param console console pages over the ops API
   */
  void bind(
      Ledger ledger,
      LedgerTransactions transactions,
      Nodes nodes,
      Supplier<ConnectionFactory> connections,
      AccountPause pause,
      StatusDesk status,
      Supplier<ReloadResult> reload,
      Function<OpsApi, Console> console) {
    SmlClient client = new SmlClient(template, settings.sml().pageSize());
    Supplier<Map<String, Account>> accounts = configuration.ofDealers(Dealers::accounts);
    SmlSessions sessions =
        new SmlSessions(
            accounts,
            settings.sml(),
            template,
            nodes.areShared()
                ? new SharedTokens(transactions, accounts, settings.sml().loginBackoff())
                : TokenBoard.ALONE);
    SmlOperations operations = new SmlOperations(client, sessions);
    registry.bind("smlClient", client);
    registry.bind("accountPause", pause);
    RequestPace pace = new RequestPace(accounts);
    nodes.onCount(pace::share);
    SmlSteps.bind(registry, sessions, pace, settings.sml());
    registry.bind("commandContent.read", new CommandContent(parsing));
    bindIntake();
    bindLeads(ledger, transactions, client, operations, pace, nodes.poster(), Clocks.SYSTEM);
    registry.bind("twiceAudit", new TwiceAudit(client, transactions));
    CommandBeans.bind(registry, configuration, operations, settings.sml(), transactions, replies);
    ReplySteps.bind(registry, replies);
    OpsAssembly ops =
        new OpsAssembly(
            new LetterBox(connections, Broker.LAST_RESORT),
            new QueueSweep(connections),
            places(),
            transactions,
            new InboundMessages(settings.intake()),
            client,
            accounts,
            configuration.ofDealers(Dealers::accountsByDealer),
            configuration.of(loaded -> PersonalDataMask.withStructureWords(loaded.labels())),
            settings.retention(),
            WayBack.watch(configuration, transactions),
            pause,
            status,
            reload);
    OpsSteps.bind(registry, ops, smlApi(pace, pause, transactions), console.apply(ops.api()));
    registry.bind("healthReport", new HealthReport());
    WayBack.bind(registry, configuration, client, operations, transactions, template);
  }

  private SmlApi smlApi(RequestPace pace, AccountPause pause, LedgerTransactions transactions) {
    return new SmlApi(
        registry.lookupByNameAndType("commandRequests", CommandRequests.class),
        registry.lookupByNameAndType("directCommands", DirectCommands.class),
        new OperationLimiter(pace::isContended, pause::until),
        new OperationAudit(transactions));
  }

  private CustomerPlaces places() {
    Supplier<Dealers> dealers = configuration.ofDealers(Function.identity());
    return new CustomerPlaces(
        dealer -> DealerQueues.read(dealers.get(), dealer),
        configuration.ofDealers(Dealers::dropFolders),
        (int) settings.intake().maxMessageSize().bytes());
  }

  private void bindIntake() {
    registry.bind("failureKinds", new FailureKinds());
    registry.bind("inboxMail", new InboxMail());
    HeapBudget fetching = registry.lookupByNameAndType(FETCHING, HeapBudget.class);
    registry.bind("pop3Mail", new Pop3Mail(settings.intake().maxMessageSize().bytes(), fetching));
    registry.bind("pop3Uids", new Pop3Uids());
    registry.bind("droppedFile", new DroppedFile(settings.intake(), fetching));
  }

  /** Binds the steps from a lead's queue into SML. */
  void bindLeads(
      Ledger ledger,
      LedgerTransactions transactions,
      SmlClient client,
      SmlOperations operations,
      RequestPace pace,
      Poster poster,
      Clocks clocks) {
    LeadSearch search = new LeadSearch(client, transactions);
    Supplier<SmlWords> words = configuration.of(LoadedConfiguration::words);
    ReferenceCatalog catalog = new ReferenceCatalog(client, words);
    LeadPlacements placements =
        new LeadPlacements(
            configuration.ofDealers(DeliveryBeans::placements),
            catalog,
            settings.sml().phoneFormat(),
            words);
    InboundMessages messages = new InboundMessages(settings.intake());
    DeadLetterStamp stamp = new DeadLetterStamp();
    registry.bind("inboundMessages", messages);
    registry.bind("deadLetterStamp", stamp);
    registry.bind("referenceCatalog", catalog);
    registry.bind("leadPlacements", placements);
    LeadSteps steps = new LeadSteps(registry);
    TakenMessages taken = new TakenMessages(messages, parsing);
    steps.bindMessages(messages, stamp, taken);
    new ProgramMessages(
            registry, taken, replies, new NonPersistentLeads(settings.intake()), movedLeads())
        .bindTaking();
    steps.bindParser(() -> configuration.now().parser(), parsing, placements);
    new HoldSteps(registry, new UnsureLeads(settings.parse()), new LeadHistory(transactions))
        .bind();
    PoisonRecord poison = registry.lookupByNameAndType(POISON, PoisonRecord.class);
    steps.bindSuspects(
        new Suspects(
            transactions,
            new Semaphore(1),
            new Semaphore(Suspects.TOGETHER, true),
            poison == null ? PoisonRecord.NONE : poison));
    steps.bindPace(pace, new RequestSlots(configuration.ofDealers(Dealers::accounts)));
    SendTimes times = times(settings.sml());
    LedgerClock clock = new LedgerClock(clocks.steady());
    Settlement settlement = new Settlement(ledger, transactions, search, times, poster, clock);
    steps.bindDelivery(settlement, search, clocks.wall());
    steps.bindRestore(
        new RestoreWatch(client, transactions, settings.deliver().searchFirst(), oldestWaiting()),
        settlement);
    LedgerSteps notes = new LedgerSteps(registry, ledger, goingStraight());
    notes.bindMoves();
    notes.bindSending(clock, () -> clocks.within(times.sendWithin()));
    RepeatSteps.bind(
        registry, configuration, operations, settings.sml(), transactions, ledger, clock, clocks);
  }

  private MovedLeads movedLeads() {
    return new MovedLeads(
        configuration.ofDealers(DealerQueues::ofLeads),
        configuration.ofDealers(CommandBeans::dealersByUser),
        settings.broker().ownUser());
  }

  private Supplier<Instant> oldestWaiting() {
    Supplier<?> oldest = registry.lookupByNameAndType(OLDEST_WAITING, Supplier.class);
    return () -> oldest == null ? null : (Instant) oldest.get();
  }

  // The fast path needs a broker that survives the connector and counts the deliveries of a poison
  // message. It also needs a dealer without duplicate detection, which works on recorded leads.
  private Predicate<String> goingStraight() {
    Supplier<Map<String, RepeatPolicy>> policies = configuration.ofDealers(RepeatSteps::policies);
    return settings.broker().embedded()
        ? unused -> false
        : dealer -> {
          RepeatPolicy policy = policies.get().get(dealer);
          return policy != null
              && !policy.compares(); // null for a dealer that has just been removed
        };
  }

  /** Returns the time limits of a send, from the settings. */
  static SendTimes times(SmlSettings sml) {
    return new SendTimes(sml.sendWithin(), sml.requestTimeout(), sml.lateCommitWindow());
  }

  private static Map<String, Placement> placements(Dealers dealers) {
    Map<String, Placement> placements = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> placements.put(id, dealer.placement(id)));
    return placements;
  }
}
