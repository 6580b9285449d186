package es.sml.connector.runtime.module;

import es.sml.connector.broker.Broker;
import es.sml.connector.callback.dispatch.CallbackRelay;
import es.sml.connector.callback.dispatch.CrmMonitor;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.config.reload.ShownConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.ledger.erasure.CommandRecords;
import es.sml.connector.ledger.erasure.CustomerTraces;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.CommandRows;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ops.AlertOperations;
import es.sml.connector.ops.ChannelTest;
import es.sml.connector.ops.OpsActions;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsDoor;
import es.sml.connector.ops.crm.CrmActions;
import es.sml.connector.ops.crm.RefusedCommandQueries;
import es.sml.connector.ops.deadletter.DeadLetterBatch;
import es.sml.connector.ops.deadletter.DeadLetterDiscard;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterQueries;
import es.sml.connector.ops.deadletter.DeadLetterReplay;
import es.sml.connector.ops.deadletter.MaskedViews;
import es.sml.connector.ops.deadletter.OperatorLedger;
import es.sml.connector.ops.deadletter.RawMessages;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.ops.lead.LeadCandidates;
import es.sml.connector.ops.lead.LeadFinder;
import es.sml.connector.ops.lead.LeadQueries;
import es.sml.connector.ops.lead.LeadResolution;
import es.sml.connector.ops.lead.LeadTimeline;
import es.sml.connector.ops.lead.ReportRequests;
import es.sml.connector.ops.limit.KnownNames;
import es.sml.connector.ops.logging.LogLevels;
import es.sml.connector.ops.logging.LogQueries;
import es.sml.connector.ops.logging.RecentLog;
import es.sml.connector.ops.retention.CustomerPlaces;
import es.sml.connector.ops.retention.CustomerSweep;
import es.sml.connector.ops.retention.ExpiredDeadLetters;
import es.sml.connector.ops.retention.ExpiredLeads;
import es.sml.connector.ops.retention.ExpiredRecords;
import es.sml.connector.ops.retention.LeadErasure;
import es.sml.connector.ops.retention.Retention;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.sml.AccountResumption;
import es.sml.connector.ops.support.SupportBundle;
import es.sml.connector.ops.teach.SenderMails;
import es.sml.connector.ops.teach.TeachFromDeadLetter;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.trial.LeadByHand;
import es.sml.connector.ops.trial.MessageTrials;
import es.sml.connector.pause.Pauses;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.status.store.EventLog;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.KnownLeads;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;

/** Wires the ops API and the retention of a running connector. */
final class OpsModule {
  private final RunningConfiguration configuration;
  private final Settings settings;
  private final Registry registry;
  private final LedgerTransactions transactions;
  private final OpsDoor door;
  private final OpsActions actions;
  private final Supplier<Map<String, String>> accountsByDealer;
  private final AccountEnvironments environments;
  private final Supplier<PersonalDataMask> mask;
  private final SmlClient sml;
  private final DeadLetterQueues queues;
  private final OperatorLedger ledger;
  private final MaskedViews views;
  private final DeadLetterIndex index;
  private final DeadLetterDiscard discard;
  private final LeadErasure erasure;

  OpsModule(
      RunningConfiguration configuration,
      Registry registry,
      LedgerTransactions transactions,
      Supplier<Broker> broker,
      OpsDoor door,
      OpsActions actions) {
    this.configuration = configuration;
    this.settings = configuration.now().configuration().settings();
    this.registry = registry;
    this.transactions = transactions;
    this.door = door;
    this.actions = actions;
    accountsByDealer = configuration.ofDealers(Dealers::accountsByDealer);
    environments = new AccountEnvironments(configuration.ofDealers(Dealers::accounts));
    mask = configuration.of(OpsModule::mask);
    sml = registry.lookupByNameAndType("smlClient", SmlClient.class);
    queues =
        new DeadLetterQueues(
            () -> broker.get().transacted(), () -> broker.get().browsing(), Broker.LAST_RESORT);
    OperatorAudit audit = new OperatorAudit(transactions);
    ledger =
        new OperatorLedger(
            new LeadRows(transactions),
            new LeadHistory(transactions),
            new OperatorResolutions(
                transactions,
                audit,
                CallbackModule.createdLeadListener(configuration, transactions)),
            audit);
    views = new MaskedViews(mask, environments);
    index = new DeadLetterIndex(queues, ledger.rows(), views, actions.reading()::format);
    discard = new DeadLetterDiscard(queues, ledger);
    erasure =
        new LeadErasure(
            queues,
            new PersonalData(transactions, audit),
            new CustomerSweep(
                new QueueSweep(() -> broker.get().transacted()),
                new CustomerTraces(transactions),
                sml,
                places()),
            new CommandRecords(transactions),
            ledger.rows());
  }

  OpsApi api(StatusReport status) {
    return new OpsApi(
        status,
        deadLetters(),
        leads(status),
        operations(status),
        ledger.audit(),
        new KnownNames(accountsByDealer, ledger.rows(), queues));
  }

  Retention retention() {
    return new Retention(
        settings.retention(),
        new ExpiredDeadLetters(queues, index, discard),
        new ExpiredLeads(erasure, erasure.personalData(), ledger.rows()),
        new ExpiredRecords(
            erasure.commands(),
            ledger.audit(),
            new EventOutbox(transactions),
            new EventLog(transactions),
            door.records()));
  }

  private OpsApi.DeadLetters deadLetters() {
    DeadLetterReplay replay =
        new DeadLetterReplay(
            queues,
            ledger,
            new InboundMessages(settings.intake()),
            accountsByDealer,
            new EventOutbox(transactions),
            door.channels());
    return new OpsApi.DeadLetters(
        new DeadLetterQueries(queues, index, ledger, views),
        new DeadLetterBatch(index),
        replay,
        new LeadByHand(actions.reading(), index, replay),
        new MessageTrials(actions.reading(), accountsByDealer, index, ledger.audit()),
        new TeachFromDeadLetter(
            actions.teaching(), new SenderMails(queues, index), index, ledger.audit()),
        discard,
        new RawMessages(index, ledger.audit()));
  }

  private OpsApi.Leads leads(StatusReport status) {
    return new OpsApi.Leads(
        new LeadQueries(
            queues,
            ledger,
            views,
            new LeadTimeline(new EventOutbox(transactions), new KnownLeads(transactions), views)),
        new LeadFinder(
            queues,
            ledger,
            sml,
            environments,
            accountsByDealer,
            status::waiting,
            actions.pauses().pauses(),
            views),
        new LeadCandidates(sml, ledger.rows(), views),
        new LeadResolution(queues, ledger.resolutions(), sml, environments::ids),
        erasure,
        new ReportRequests(
            new LeadReports(transactions, () -> accountsByDealer.get().keySet()),
            settings.report().zone()));
  }

  private OpsApi.Operations operations(StatusReport status) {
    OperatorAudit audit = ledger.audit();
    Pauses pauses = actions.pauses().pauses();
    LogQueries log = new LogQueries(RecentLog.attached(), mask);
    return new OpsApi.Operations(
        new AccountResumption(OperatorModule.breaker(registry), pauses, environments, audit),
        new ChannelTest(door, audit),
        new CrmActions(
            registry.lookupByNameAndType(CallbackModule.CRM_MONITOR, CrmMonitor.class),
            registry.lookupByNameAndType(CallbackModule.RELAY, CallbackRelay.class),
            new EventLog(transactions),
            accountsByDealer,
            pauses,
            audit),
        new RefusedCommandQueries(new CommandRows(transactions), views),
        new AlertOperations(actions.alerts(), audit),
        new OpsApi.Log(log, new LogLevels(audit)),
        new SupportBundle(this::shownConfiguration, status, log, audit),
        actions);
  }

  private CustomerPlaces places() {
    return new CustomerPlaces(
        dealer -> DealerQueues.read(configuration.dealers(), dealer),
        configuration.ofDealers(Dealers::dropFolders),
        (int) settings.intake().maxMessageSize().bytes());
  }

  private List<String> shownConfiguration() {
    return ShownConfiguration.of(configuration.now().configuration()).values().stream()
        .flatMap(List::stream)
        .map(entry -> entry.key() + " = " + Objects.requireNonNullElse(entry.value(), ""))
        .toList();
  }

  private static PersonalDataMask mask(LoadedConfiguration loaded) {
    return new PersonalDataMask(
        loaded.known().labels(),
        loaded.known().portals(),
        loaded.known().cars(),
        loaded.configuration().dealers().mailboxes().keySet());
  }
}
