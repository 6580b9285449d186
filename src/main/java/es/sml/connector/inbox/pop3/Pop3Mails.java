package es.sml.connector.inbox.pop3;

import es.sml.connector.database.LedgerTransactions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Records the stored mails of a POP3 mailbox, so that each mail is read once, also after a restart.
 * A mail is recorded only after it is stored, so a crash in between loses nothing.
 */
public final class Pop3Mails extends ServiceSupport implements IdempotentRepository {
  private final String mailbox;
  private final LedgerTransactions transactions;
  private final Set<String> stored = ConcurrentHashMap.newKeySet();

  public Pop3Mails(String mailbox, LedgerTransactions transactions) {
    this.mailbox = mailbox;
    this.transactions = transactions;
  }

  @Override
  protected void doStart() {
    refresh();
  }

  /** Includes the mails that another node stored. */
  void refresh() {
    stored.addAll(
        transactions.read(
            jdbc ->
                jdbc.sql("SELECT uid FROM pop3_mail WHERE mailbox = ?")
                    .param(mailbox)
                    .query(String.class)
                    .list()));
  }

  @Override
  public boolean add(String uid) {
    return !contains(uid);
  }

  @Override
  public boolean contains(String uid) {
    return stored.contains(uid);
  }

  @Override
  public boolean remove(String uid) {
    return false; // a mail that was not stored was not recorded either
  }

  @Override
  public boolean confirm(String uid) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO pop3_mail (mailbox, uid) VALUES (?, ?)"
                        + " ON CONFLICT (mailbox, uid) DO NOTHING")
                .params(mailbox, uid)
                .update());
    return stored.add(uid);
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException("without the list, all mails would be read again");
  }
}
