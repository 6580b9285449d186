package es.sml.connector.ops;

import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deliver.CreatedLeads;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.LeadRulings;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.deliver.PersonalData;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.status.EventOutbox;
import es.sml.connector.status.KnownLeads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Puts the parts together with which people work on a running connector. */
public final class OpsAssembly {
  private final OpsApi api;
  private final Retention retention;

  /**
   * Puts them together.
   *
   * @param accounts all of them
   * @param accountsByDealer the account of each dealer
   * @param labels words that stand before values in messages
   * @param watch is told of each lead that a person says is created
   * @param status health at a glance
   */
  public OpsAssembly(
      LetterBox box,
      LedgerTransactions transactions,
      Ledger ledger,
      InboundMessages messages,
      SmlClient sml,
      Set<String> accounts,
      Map<String, String> accountsByDealer,
      Set<String> labels,
      RetentionSettings settings,
      CreatedLeads watch,
      StatusDesk status) {
    OperationAudit audit = new OperationAudit(transactions);
    LeadRows rows = new LeadRows(transactions);
    LeadRulings rulings = new LeadRulings(transactions, audit, watch);
    PersonalData personalData = new PersonalData(transactions, audit);
    EventOutbox outbox = new EventOutbox(transactions);
    LetterJson json = new LetterJson(new PersonalDataMask(withStructure(labels)));
    LetterIndex index = new LetterIndex(box, rows, json);
    LetterDiscard discard = new LetterDiscard(box, rows, rulings, audit);
    LeadErasure erasure = new LeadErasure(box, personalData);
    this.api =
        new OpsApi(
            status,
            new LetterDesk(box, index, rows, ledger, audit, json),
            new LetterWork(index),
            new LetterReplay(box, rows, rulings, audit, messages, accountsByDealer, outbox),
            discard,
            new LeadDesk(
                box,
                rows,
                ledger,
                audit,
                json,
                new LeadStory(outbox, new KnownLeads(transactions), json)),
            new LeadFinder(box, rows, sml, accounts, accountsByDealer, audit, json),
            new LeadResolution(box, rulings, sml, accounts),
            erasure,
            audit);
    this.retention =
        new Retention(settings, box, index, discard, erasure, personalData, rows, audit, outbox);
  }

  public OpsApi api() {
    return api;
  }

  public Retention retention() {
    return retention;
  }

  private static Set<String> withStructure(Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(
                OpsAssembly.class.getResourceAsStream("/ops/structure-words.txt"),
                StandardCharsets.UTF_8))) {
      words.lines().filter(word -> !word.isBlank() && !word.startsWith("#")).forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
    return all;
  }
}
