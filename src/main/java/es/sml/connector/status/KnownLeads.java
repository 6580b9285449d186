package es.sml.connector.status;

import es.sml.connector.deliver.LedgerTransactions;
import java.util.Optional;

/** Shows people what the CRMs know of leads. */
public final class KnownLeads {
  private final LedgerTransactions transactions;

  public KnownLeads(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A lead as its CRM knows it.
   *
   * @param result null until it is finished
   * @param user SML's id of whom it is assigned to; null if nobody, or not seen yet
   * @param watched whether it is still followed
   */
  public record KnownLead(String status, String result, Long user, boolean watched) {}

  /** Empty where no CRM follows the lead. */
  public Optional<KnownLead> find(String account, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT status, result, user_id, watched FROM followed_lead WHERE account = ? AND sml_id = ?")
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
