package es.sml.connector.deliver.restore;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Note;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares the newest leads in SML with the ledger. A lead with a reference that the ledger did not
 * send shows that the ledger is older than SML, or that another connector works for the account.
 */
record UnknownLeads(SmlClient client, LedgerTransactions transactions, RestoreRecord record) {
  /**
   * Records a restore if SML shows a lead that is not in the ledger; each lead counts once.
   *
   * @throws SmlUnavailableException while SML cannot be read
   */
  boolean noteIfInSml(String account) {
    List<SmlLeadRecord> newest;
    try {
      newest = client.first(account, SmlOperation.LIST_LEADS, SmlLeadRecord.class);
    } catch (LeadRejectedException e) {
      return false; // an account without the right to list leads shows none
    }
    long before = record.comparedUpTo(account);
    List<SmlLeadRecord> fresh =
        newest.stream().filter(lead -> lead.id() != null && lead.id() > before).toList();
    if (fresh.isEmpty()) {
      return false;
    }
    boolean unknown = fresh.stream().anyMatch(lead -> isUnknown(account, lead));
    if (unknown) {
      // Recorded before the leads count as compared, or another consumer would miss it.
      record.note(
          account,
          "SML has leads of account "
              + account
              + " that are not in this ledger: the data directory was restored, or another"
              + " connector uses this account and must be stopped");
    }
    record.compared(account, fresh.stream().mapToLong(SmlLeadRecord::id).max().getAsLong());
    return unknown;
  }

  private boolean isUnknown(String account, SmlLeadRecord lead) {
    List<String> references = references(lead).toList();
    return !references.isEmpty()
        && !isCreatedHere(account, lead.id())
        && references.stream().noneMatch(this::wasSentHere);
  }

  private static Stream<String> references(SmlLeadRecord lead) {
    return lead.tags() == null
        ? Stream.empty()
        : lead.tags().stream().map(Note::content).filter(MessageKey::isReference);
  }

  private boolean isCreatedHere(String account, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM lead WHERE account = ? AND sml_id = ?")
                    .params(account, smlId)
                    .query(Long.class)
                    .single()
                > 0);
  }

  // A lead that is being sent, or has an unknown outcome, has no id yet.
  private boolean wasSentHere(String reference) {
    return transactions.read(
        jdbc ->
            jdbc
                .sql(
                    """
                    SELECT lead_key FROM lead WHERE lead_key LIKE ?
                    AND (posting_at IS NOT NULL OR state IN ('CREATED', 'UNKNOWN'))""")
                .param(MessageKey.digits(reference) + "%")
                .query(String.class)
                .list()
                .stream()
                .anyMatch(key -> MessageKey.reference(key).equals(reference)));
  }
}
