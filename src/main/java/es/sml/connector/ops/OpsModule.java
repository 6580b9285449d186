package es.sml.connector.ops;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.deliver.AccountCircuitBreaker;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.ledger.erasure.CommandRecords;
import es.sml.connector.ledger.erasure.CustomerTraces;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.CommandRows;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ledger.state.LeadHistory;
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
import es.sml.connector.ops.retention.RetentionSettings;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.sml.AccountResumption;
import es.sml.connector.ops.support.SupportBundle;
import es.sml.connector.ops.teach.SenderMails;
import es.sml.connector.ops.teach.TeachFromDeadLetter;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.trial.LeadByHand;
import es.sml.connector.ops.trial.MessageTrials;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.status.store.EventLog;
import es.sml.connector.status.store.EventOutbox;
import es.sml.connector.status.store.KnownLeads;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Wires the ops API and the retention of a running connector. */
public final class OpsModule {
  private final OpsApi api;
  private final Retention retention;

  /**
   * Wires them.
   *
   * @param places the queues and folders that may hold customers' data
   * @param accounts all accounts
   * @param accountsByDealer the account of each dealer
   * @param mask masks customers' data and keeps the labels of messages
   * @param listener is notified of each lead that an operator resolves as created
   * @param breaker the circuit breakers of the accounts
   * @param status the status report
   * @param crms the CRMs of the dealers
   * @param door the door of the connector
   * @param actions the actions of the API on the whole connector
   * @param zone the time zone of reports
   * @param configuration the keys and values in force, with secrets hidden
   */
  public OpsModule(
      DeadLetterQueues queues,
      QueueSweep sweep,
      CustomerPlaces places,
      LedgerTransactions transactions,
      InboundMessages messages,
      SmlClient sml,
      Supplier<Map<String, Account>> accounts,
      Supplier<Map<String, String>> accountsByDealer,
      Supplier<PersonalDataMask> mask,
      RetentionSettings settings,
      CreatedLeads listener,
      AccountCircuitBreaker breaker,
      StatusReport status,
      OpsCrms crms,
      OpsDoor door,
      OpsActions actions,
      ZoneId zone,
      Supplier<List<String>> configuration) {
    OperatorAudit audit = new OperatorAudit(transactions);
    LeadHistory history = new LeadHistory(transactions);
    LeadRows rows = new LeadRows(transactions);
    OperatorResolutions resolutions = new OperatorResolutions(transactions, audit, listener);
    OperatorLedger ledger = new OperatorLedger(rows, resolutions, audit);
    PersonalData personalData = new PersonalData(transactions, audit);
    EventOutbox outbox = new EventOutbox(transactions);
    EventLog eventLog = new EventLog(transactions);
    AccountEnvironments environments = new AccountEnvironments(accounts);
    MaskedViews views = new MaskedViews(mask, environments);
    DeadLetterIndex index = new DeadLetterIndex(queues, rows, views, actions.reading()::format);
    DeadLetterDiscard discard = new DeadLetterDiscard(queues, ledger);
    DeadLetterReplay replay =
        new DeadLetterReplay(queues, ledger, messages, accountsByDealer, outbox, door.channels());
    CommandRecords commands = new CommandRecords(transactions);
    LeadErasure erasure =
        new LeadErasure(
            queues,
            personalData,
            new CustomerSweep(sweep, new CustomerTraces(transactions), sml, places),
            commands,
            rows);
    LogQueries log = new LogQueries(RecentLog.attached(), mask);
    this.api =
        new OpsApi(
            status,
            new OpsApi.DeadLetters(
                new DeadLetterQueries(queues, index, rows, history, audit, views),
                new DeadLetterBatch(index),
                replay,
                new LeadByHand(actions.reading(), index, replay),
                new MessageTrials(actions.reading(), accountsByDealer, index, audit),
                new TeachFromDeadLetter(
                    actions.teaching(), new SenderMails(queues, index), index, audit),
                discard,
                new RawMessages(index, audit)),
            new OpsApi.Leads(
                new LeadQueries(
                    queues,
                    rows,
                    history,
                    audit,
                    views,
                    new LeadTimeline(outbox, new KnownLeads(transactions), views)),
                new LeadFinder(
                    queues,
                    ledger,
                    sml,
                    environments,
                    accountsByDealer,
                    status::waiting,
                    actions.pauses().pauses(),
                    views),
                new LeadCandidates(sml, rows, views),
                new LeadResolution(queues, resolutions, sml, environments::ids),
                erasure),
            new OpsApi.Operations(
                new AccountResumption(breaker, actions.pauses().pauses(), environments, audit),
                new ChannelTest(door, audit),
                new CrmActions(
                    crms.monitor(),
                    crms.relay(),
                    eventLog,
                    accountsByDealer,
                    actions.pauses().pauses(),
                    audit),
                new RefusedCommandQueries(new CommandRows(transactions), views),
                new AlertOperations(actions.alerts(), audit),
                new OpsApi.Log(log, new LogLevels(audit)),
                new SupportBundle(configuration, status, log, audit),
                actions),
            audit,
            new ReportRequests(
                new LeadReports(transactions, () -> accountsByDealer.get().keySet()), zone),
            new KnownNames(accountsByDealer, rows, queues));
    this.retention =
        new Retention(
            settings,
            new ExpiredDeadLetters(queues, index, discard),
            new ExpiredLeads(erasure, personalData, rows),
            new ExpiredRecords(commands, audit, outbox, eventLog, door.records()));
  }

  public OpsApi api() {
    return api;
  }

  public Retention retention() {
    return retention;
  }
}
