package es.sml.connector.runtime.module;

import es.sml.connector.cluster.SharedTokenStore;
import es.sml.connector.command.intake.CommandContent;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.deliver.ProxyRefusals;
import es.sml.connector.deliver.duplicate.DuplicatePolicy;
import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.deliver.poison.PoisonRecord;
import es.sml.connector.deliver.reconcile.DuplicateLeadAudit;
import es.sml.connector.deliver.reconcile.Reconciliation;
import es.sml.connector.deliver.reconcile.Reconciliation.SendTimes;
import es.sml.connector.deliver.reconcile.SenderIdentity;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.inbox.InboxMail;
import es.sml.connector.inbox.pop3.Pop3Mail;
import es.sml.connector.inbox.pop3.Pop3Uids;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.intake.file.DroppedFile;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MailHeader;
import es.sml.connector.lead.jms.ReplyQueues;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.parse.setting.UnsureLeads;
import es.sml.connector.runtime.node.Clocks;
import es.sml.connector.runtime.node.Nodes;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.queue.MovedLeads;
import es.sml.connector.runtime.queue.NonPersistentLeads;
import es.sml.connector.runtime.queue.PausedLeads;
import es.sml.connector.runtime.step.ConsumedMessages;
import es.sml.connector.runtime.step.DeliverySteps;
import es.sml.connector.runtime.step.DuplicateSteps;
import es.sml.connector.runtime.step.FailureKinds;
import es.sml.connector.runtime.step.HoldSteps;
import es.sml.connector.runtime.step.LedgerSteps;
import es.sml.connector.runtime.step.PauseSteps;
import es.sml.connector.runtime.step.ProgramMessages;
import es.sml.connector.runtime.step.ReplySteps;
import es.sml.connector.runtime.step.ScheduleFailures;
import es.sml.connector.runtime.step.SmlSteps;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.ReachabilityCheck;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.limit.ConcurrencyLimiter;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.mapping.DealerMapping;
import es.sml.connector.sml.mapping.LeadMapping;
import es.sml.connector.sml.reference.ReferenceCatalog;
import es.sml.connector.sml.session.SmlSessions;
import es.sml.connector.sml.session.TokenStore;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.Registry;

/**
 * The beans and steps of the delivery routes. It decides which dealers' leads take the fast path.
 */
public final class DeliveryModule {
  /** Registry name of the memory budget for fetched messages. */
  public static final String FETCHING = "fetchBudget";

  /** Registry name of the record of poison messages. */
  public static final String POISON = "poisonRecord";

  /** Registry name of the leads that wait for the end of a pause. */
  public static final String PAUSED = "pausedLeads";

  /** Registry name of the supplier of the oldest waiting message's time. */
  public static final String OLDEST_WAITING = "oldestWaiting";

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
  public DeliveryModule(
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
   * Binds the beans that the routes of leads and commands name.
   *
   * @return the limiter of the requests to SML
   */
  public RequestRateLimiter bind(
      Ledger ledger, LedgerTransactions transactions, Nodes nodes, AccountCircuitBreaker breaker) {
    SmlClient client = new SmlClient(template, settings.sml().pageSize());
    Supplier<Map<String, Account>> accounts = configuration.ofDealers(Dealers::accounts);
    SmlSessions sessions =
        new SmlSessions(
            accounts,
            settings.sml(),
            template,
            nodes.areShared()
                ? new SharedTokenStore(transactions, accounts, settings.sml().loginBackoff())
                : TokenStore.ALONE);
    SmlOperations operations = new SmlOperations(client, sessions);
    registry.bind("smlClient", client);
    registry.bind("reachabilityCheck", new ReachabilityCheck(sessions, client));
    registry.bind("accountCircuitBreaker", breaker);
    registry.bind("accountRoutePolicy", breaker.policy());
    RequestRateLimiter rateLimiter = new RequestRateLimiter(accounts);
    nodes.onCount(rateLimiter::share);
    SmlSteps.bind(registry, sessions, rateLimiter, settings.sml());
    CommandContent commands = new CommandContent(parsing);
    registry.bind("commandContent", commands);
    registry.bind("commandContent.read", (Processor) commands);
    bindIntake();
    bindLeads(
        ledger,
        transactions,
        client,
        operations,
        rateLimiter,
        nodes.senderIdentity(),
        Clocks.SYSTEM);
    registry.bind("duplicateLeadAudit", new DuplicateLeadAudit(client, transactions));
    CommandModule.bind(registry, configuration, operations, settings.sml(), transactions, replies);
    ReplySteps.bind(registry, replies);
    CallbackModule.bind(registry, configuration, client, operations, transactions, template);
    return rateLimiter;
  }

  private void bindIntake() {
    registry.bind("failureKinds", new FailureKinds());
    registry.bind("scheduleFailures", new ScheduleFailures());
    registry.bind("inboxMail", new InboxMail());
    HeapBudget fetching = registry.lookupByNameAndType(FETCHING, HeapBudget.class);
    parsing.exclude(fetching);
    registry.bind("pop3Mail", new Pop3Mail(settings.intake().maxMessageSize().bytes(), fetching));
    registry.bind("pop3Uids", new Pop3Uids());
    registry.bind("droppedFile", new DroppedFile(settings.intake(), fetching));
  }

  /** Binds the steps from a lead's queue into SML. */
  public void bindLeads(
      Ledger ledger,
      LedgerTransactions transactions,
      SmlClient client,
      SmlOperations operations,
      RequestRateLimiter rateLimiter,
      SenderIdentity sender,
      Clocks clocks) {
    LeadSearch search = new LeadSearch(client, transactions);
    Supplier<SmlWords> words = configuration.of(LoadedConfiguration::words);
    ReferenceCatalog catalog = new ReferenceCatalog(client, words, settings.sml());
    LeadMapping mapping =
        new LeadMapping(
            configuration.ofDealers(DeliveryModule::mappings),
            catalog,
            settings.sml().phoneFormat(),
            words);
    InboundMessages messages = new InboundMessages(settings.intake());
    DeadLetterStamp stamp = new DeadLetterStamp();
    registry.bind("inboundMessages", messages);
    registry.bind("deadLetterStamp", stamp);
    registry.bind("referenceCatalog", catalog);
    registry.bind("leadMapping", mapping);
    DeliverySteps steps = new DeliverySteps(registry);
    ConsumedMessages consumed = new ConsumedMessages(messages, parsing);
    steps.bindMessages(messages, stamp, consumed);
    PausedLeads paused = registry.lookupByNameAndType(PAUSED, PausedLeads.class);
    new PauseSteps(registry)
        .bindLeads(paused == null ? message -> false : paused::isPaused, messages, consumed);
    steps.bindAttempts(settings.deliver().maxAttempts(), new ProxyRefusals(transactions));
    steps.bindFailures(new FailureKinds());
    new ProgramMessages(
            registry, consumed, replies, new NonPersistentLeads(settings.intake()), movedLeads())
        .bindConsuming();
    steps.bindParser(() -> configuration.now().parser(), parsing, mapping);
    new HoldSteps(registry, new UnsureLeads(settings.parse()), new LeadHistory(transactions))
        .bind();
    PoisonRecord poison = registry.lookupByNameAndType(POISON, PoisonRecord.class);
    steps.bindPoisonGuard(
        new PoisonMessageGuard(
            transactions,
            new Semaphore(1),
            new Semaphore(PoisonMessageGuard.TOGETHER, true),
            poison == null ? PoisonRecord.NONE : poison));
    steps.bindLimiters(
        rateLimiter, new ConcurrencyLimiter(configuration.ofDealers(Dealers::accounts)));
    SendTimes times = times(settings.sml());
    LedgerClock clock = new LedgerClock(clocks.steady());
    Reconciliation reconciliation =
        new Reconciliation(ledger, transactions, search, times, sender, clock);
    steps.bindDelivery(reconciliation, search, clocks.wall());
    steps.bindRestore(
        new RestoreMonitor(client, transactions, settings.deliver().searchFirst(), oldestWaiting()),
        reconciliation);
    LedgerSteps notes = new LedgerSteps(registry, ledger, fastPath(), this::portal);
    notes.bindMoves();
    notes.bindSending(clock, () -> clocks.within(times.sendWithin()));
    DuplicateSteps.bind(
        registry, configuration, operations, settings.sml(), transactions, ledger, clock, clocks);
  }

  private String portal(InboundMessage message) {
    return configuration.now().parser().portalOf(MailHeader.of(message.content()).domain());
  }

  private MovedLeads movedLeads() {
    return new MovedLeads(
        configuration.ofDealers(DealerQueues::ofLeads),
        configuration.ofDealers(CommandModule::dealersByUser),
        settings.broker().ownUser());
  }

  private Supplier<Instant> oldestWaiting() {
    Supplier<?> oldest = registry.lookupByNameAndType(OLDEST_WAITING, Supplier.class);
    return () -> oldest == null ? null : (Instant) oldest.get();
  }

  // The fast path needs a broker that survives the connector and counts the deliveries of a poison
  // message. It also needs a dealer without duplicate detection, which works on recorded leads.
  private Predicate<String> fastPath() {
    Supplier<Map<String, DuplicatePolicy>> policies =
        configuration.ofDealers(DuplicateSteps::policies);
    return settings.broker().embedded()
        ? unused -> false
        : dealer -> {
          DuplicatePolicy policy = policies.get().get(dealer);
          return policy != null
              && !policy.compares(); // null for a dealer that has just been removed
        };
  }

  /** Returns the time limits of a send, from the settings. */
  public static SendTimes times(SmlSettings sml) {
    return new SendTimes(sml.sendWithin(), sml.requestTimeout(), sml.lateCommitWindow());
  }

  private static Map<String, DealerMapping> mappings(Dealers dealers) {
    Map<String, DealerMapping> mapping = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> mapping.put(id, dealer.mapping(id)));
    return mapping;
  }
}
