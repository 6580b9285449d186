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
import es.sml.connector.sml.SmlClient;
import es.sml.connector.status.EventOutbox;
import es.sml.connector.status.KnownLeads;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Puts the parts together with which people work on a running connector. */
public final class OpsAssembly {
  private final OpsApi api;
  private final Retention retention;

  /**
   * Puts them together.
   *
   * @param places where else than in the ledger a customer's data may lie
   * @param accounts all of them
   * @param accountsByDealer the account of each dealer
   * @param mask keeps the words that stand before values in messages
   * @param watch is told of each lead that a person says is created
   * @param pause which accounts are paused
   * @param status health at a glance
   * @param reload puts a changed configuration in force
   */
  public OpsAssembly(
      LetterBox box,
      QueueSweep sweep,
      CustomerPlaces places,
      LedgerTransactions transactions,
      InboundMessages messages,
      SmlClient sml,
      Supplier<Set<String>> accounts,
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
    LetterJson json = new LetterJson(mask);
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
            new LeadFinder(box, rows, sml, accounts, accountsByDealer, audit, json),
            new LeadResolution(box, rulings, sml, accounts),
            erasure,
            new AccountResumption(pause, accounts, audit),
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
