package es.sml.connector.ops;

import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.QueueSweep;
import es.sml.connector.deliver.AccountPause;
import es.sml.connector.deliver.CommandRecords;
import es.sml.connector.deliver.CreatedLeads;
import es.sml.connector.deliver.CustomerTraces;
import es.sml.connector.deliver.LeadHistory;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.LeadRulings;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.deliver.PersonalData;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.status.EventOutbox;
import es.sml.connector.status.KnownLeads;
import java.util.Map;
import java.util.function.Supplier;

/** Wires the ops API and the retention of a running connector. */
public final class OpsAssembly {
  private final OpsApi api;
  private final Retention retention;

  /**
   * Wires them.
   *
   * @param places the queues and folders that may hold customers' data
   * @param accounts all accounts
   * @param accountsByDealer the account of each dealer
   * @param mask masks customers' data and keeps the labels of messages
   * @param watch is notified of each lead that an operator resolves as created
   * @param pause the circuit breakers of the accounts
   * @param status the status report
   * @param reload applies a changed configuration
   */
  public OpsAssembly(
      LetterBox box,
      QueueSweep sweep,
      CustomerPlaces places,
      LedgerTransactions transactions,
      InboundMessages messages,
      SmlClient sml,
      Supplier<Map<String, Account>> accounts,
      Supplier<Map<String, String>> accountsByDealer,
      Supplier<PersonalDataMask> mask,
      RetentionSettings settings,
      CreatedLeads watch,
      AccountPause pause,
      StatusDesk status,
      Supplier<ReloadResult> reload) {
    OperationAudit audit = new OperationAudit(transactions);
    LeadHistory history = new LeadHistory(transactions);
    LeadRows rows = new LeadRows(transactions);
    LeadRulings rulings = new LeadRulings(transactions, audit, watch);
    PersonalData personalData = new PersonalData(transactions, audit);
    EventOutbox outbox = new EventOutbox(transactions);
    AccountEnvironments environments = new AccountEnvironments(accounts);
    LetterJson json = new LetterJson(mask, environments);
    LetterIndex index = new LetterIndex(box, rows, json);
    LetterDiscard discard = new LetterDiscard(box, rows, rulings, audit);
    CommandRecords commands = new CommandRecords(transactions);
    LeadErasure erasure =
        new LeadErasure(
            box,
            personalData,
            new CustomerSweep(sweep, new CustomerTraces(transactions), sml, places),
            commands,
            rows);
    this.api =
        new OpsApi(
            status,
            new LetterDesk(box, index, rows, history, audit, json),
            new LetterWork(index),
            new LetterReplay(box, rows, rulings, audit, messages, accountsByDealer, outbox),
            discard,
            new LeadDesk(
                box,
                rows,
                history,
                audit,
                json,
                new LeadStory(outbox, new KnownLeads(transactions), json)),
            new LeadFinder(box, rows, sml, environments, accountsByDealer, audit, json),
            new LeadResolution(box, rulings, sml, environments::ids),
            erasure,
            new AccountResumption(pause, environments, audit),
            audit,
            reload);
    this.retention =
        new Retention(
            settings, box, index, discard, erasure, personalData, rows, audit, outbox, commands);
  }

  public OpsApi api() {
    return api;
  }

  public Retention retention() {
    return retention;
  }
}
