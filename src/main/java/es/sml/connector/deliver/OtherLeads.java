package es.sml.connector.deliver;

import es.sml.connector.sml.SmlLead;
import java.time.Instant;
import java.util.List;

/** What the ledger knows of other messages' leads, where one is to be known by its looks alone. */
final class OtherLeads {
  private final LedgerTransactions transactions;

  OtherLeads(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /** Of these leads in SML those that are not known to be another message's. */
  List<Long> without(String account, String key, List<Long> smlIds) {
    return smlIds.stream().filter(id -> !isTaken(account, key, id)).toList();
  }

  /**
   * Whether another lead, of whatever customer, is being sent; its customer is noted only when it
   * is unsure.
   *
   * @param until the latest time at which it was begun to be
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

  /** Whether another lead of the same customer is unsure too, so that either could be either. */
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

  private boolean isTaken(String account, String key, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM lead WHERE account = ? AND sml_id = ? AND lead_key <> ?")
                    .params(account, smlId, key)
                    .query(Long.class)
                    .single()
                > 0);
  }

  // Nothing is like what is not there.
  private static String anywhere(String text) {
    return text == null ? "" : "%" + text + "%";
  }
}
