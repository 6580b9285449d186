package es.sml.connector.command.access;

import es.sml.connector.command.Command;
import es.sml.connector.database.LedgerTransactions;

/** Checks whether a lead in SML is a dealer's, by the ledger or the status sync. */
public record DealersLeads(LedgerTransactions transactions) {
  private static final String KNOWN =
      """
      SELECT COUNT(*) FROM (
        SELECT sml_id FROM lead WHERE account = :account AND sml_id = :id AND dealer = :dealer
          AND state IN ('CREATED', 'DUPLICATE')
        UNION ALL
        SELECT sml_id FROM tracked_lead WHERE account = :account AND sml_id = :id AND dealer = :dealer
      ) known""";

  /**
   * Returns whether the lead is the dealer's.
   *
   * @param smlId id as a program wrote it; a wrong id is no lead
   */
  public boolean has(String account, String dealer, String smlId) {
    return Command.isId(smlId)
        && transactions.read(
            jdbc ->
                jdbc.sql(KNOWN)
                        .param("account", account)
                        .param("dealer", dealer)
                        .param("id", Long.valueOf(smlId))
                        .query(Long.class)
                        .single()
                    > 0);
  }
}
