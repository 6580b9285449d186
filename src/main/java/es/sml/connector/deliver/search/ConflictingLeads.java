package es.sml.connector.deliver.search;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.sml.create.SmlLead;
import java.time.Instant;
import java.util.List;

/**
 * Decides whether a similar lead in SML may belong to another message of the ledger, where no
 * reference identifies it.
 */
final class ConflictingLeads {
  private final LedgerTransactions transactions;

  ConflictingLeads(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /** Returns these leads in SML without those that belong to another message. */
  List<Long> without(String account, String key, List<Long> smlIds) {
    return smlIds.stream().filter(id -> !isClaimed(account, key, id)).toList();
  }

  /**
   * Returns whether another lead of any customer is being sent. The ledger has its customer only
   * once its outcome is unknown.
   *
   * @param until latest start of its posting
   */
  boolean isOneBeingSent(String account, String key, Instant until) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        """
                        SELECT COUNT(*) FROM lead
                        WHERE account = ? AND state = 'POSTING' AND lead_key <> ? AND posting_at <= ?""")
                    .params(account, key, until.toEpochMilli())
                    .query(Long.class)
                    .single()
                > 0);
  }

  /**
   * Returns whether another lead of the same customer has an unknown outcome, so that either could
   * be the match.
   */
  boolean isOneUnsure(String account, String key, SmlLead lead) {
    String phone = lead.client() == null ? null : lead.client().phone();
    String email = lead.client() == null ? null : lead.client().email();
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        """
                    SELECT COUNT(*) FROM lead WHERE account = :account AND state = 'UNKNOWN' AND lead_key <> :key
                    AND (request LIKE :phone OR request LIKE :email)""")
                    .param("account", account)
                    .param("key", key)
                    .param("phone", anywhere(phone))
                    .param("email", anywhere(email))
                    .query(Long.class)
                    .single()
                > 0);
  }

  /** Returns whether the ledger has this lead of SML for another message, but for duplicates. */
  boolean isClaimed(String account, String key, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                        """
                    SELECT COUNT(*) FROM lead
                    WHERE account = ? AND sml_id = ? AND lead_key <> ? AND state <> 'DUPLICATE'""")
                    .params(account, smlId, key)
                    .query(Long.class)
                    .single()
                > 0);
  }

  // A missing value must match nothing.
  private static String anywhere(String text) {
    return text == null ? "" : "%" + text + "%";
  }
}
