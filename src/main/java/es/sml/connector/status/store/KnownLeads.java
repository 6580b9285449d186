package es.sml.connector.status.store;

import es.sml.connector.database.LedgerTransactions;
import java.util.Optional;

/** Shows operators the CRMs' state of leads. */
public record KnownLeads(LedgerTransactions transactions) {
  /**
   * Lead in the last state that its CRM got.
   *
   * @param result null until the lead is finished
   * @param user SML's id of its user; null if none, or not read yet
   * @param tracked whether it is still tracked
   */
  public record KnownLead(String status, String result, Long user, boolean tracked) {}

  /** Returns the lead; empty if no CRM follows it. */
  public Optional<KnownLead> find(String account, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT status, result, user_id, is_open FROM tracked_lead WHERE account = ? AND sml_id = ?")
                .param(account)
                .param(smlId)
                .query(
                    (row, number) ->
                        new KnownLead(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3) instanceof Number user ? user.longValue() : null,
                            row.getInt(4) == 1))
                .optional());
  }
}
