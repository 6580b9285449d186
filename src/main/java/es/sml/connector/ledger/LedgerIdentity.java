package es.sml.connector.ledger;

import es.sml.connector.database.LedgerTransactions;
import java.util.Optional;
import java.util.UUID;

/** Names the ledger, to distinguish it from a copy and from another connector's ledger. */
public record LedgerIdentity(LedgerTransactions transactions) {
  /** Returns the id, which all nodes with this ledger share. */
  public String id() {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO ledger_identity (number, id) VALUES (1, ?) ON CONFLICT (number) DO NOTHING")
                .param(UUID.randomUUID().toString())
                .update());
    return transactions.read(
        jdbc -> jdbc.sql("SELECT id FROM ledger_identity").query(String.class).single());
  }

  /** Returns the mark of the files that belong to the ledger; empty before the first. */
  public Optional<String> mark() {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT mark FROM ledger_identity WHERE mark IS NOT NULL")
                .query(String.class)
                .optional());
  }

  /** Gives the ledger a new id and a new mark, unlike those that its copies have. */
  public void renew(String mark) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO ledger_identity (number, id, mark) VALUES (1, ?, ?)
                    ON CONFLICT (number) DO UPDATE SET id = excluded.id, mark = excluded.mark""")
                .params(UUID.randomUUID().toString(), mark)
                .update());
  }
}
