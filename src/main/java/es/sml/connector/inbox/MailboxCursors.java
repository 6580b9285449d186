package es.sml.connector.inbox;

import es.sml.connector.deliver.LedgerTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far each mailbox is read, on disk. */
public final class MailboxCursors {
  private final LedgerTransactions transactions;

  public MailboxCursors(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The mailbox's cursor, noted from now on where there is none: a mail that comes before the
   * server can first be reached is ours all the same.
   */
  MailboxCursor begin(String mailbox, ReadFrom initialRead) {
    return find(mailbox)
        .orElseGet(
            () -> {
              MailboxCursor first = MailboxCursor.untouched(initialRead.since(Instant.now()));
              transactions.write(
                  jdbc ->
                      jdbc.sql(
                              "INSERT INTO mailbox (mailbox, uid_validity, dated_uid, last_uid,"
                                  + " settled_uid, since, mails, newest_at, longest_gap, updated_at) VALUES"
                                  + " (?, 0, 0, 0, 0, ?, 0, 0, 0, "
                                  + transactions.now()
                                  + ") ON CONFLICT (mailbox) DO NOTHING")
                          .params(mailbox, first.since().toEpochMilli())
                          .update());
              return find(mailbox).orElse(first);
            });
  }

  /** Where it stands; empty for a mailbox never seen. */
  Optional<MailboxCursor> find(String mailbox) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT uid_validity, dated_uid, last_uid, settled_uid, since, mails, newest_at,"
                        + " longest_gap FROM mailbox"
                        + " WHERE mailbox = ?")
                .param(mailbox)
                .query(MailboxCursors::cursor)
                .optional());
  }

  /**
   * From now on only the reader of that epoch, or a later one, moves the cursor.
   *
   * @return false when it is a later one's already
   */
  boolean claim(String mailbox, long epoch) {
    return transactions.write(
            jdbc ->
                jdbc.sql("UPDATE mailbox SET reader = ? WHERE mailbox = ? AND reader <= ?")
                    .params(epoch, mailbox, epoch)
                    .update())
        == 1;
  }

  /**
   * Notes how far it is read now; on disk when this returns.
   *
   * @param epoch of the reader who says so
   * @return false when the cursor is another reader's: nothing is noted
   */
  boolean store(String mailbox, long epoch, MailboxCursor cursor) {
    return transactions.write(
            jdbc ->
                jdbc.sql(
                        "UPDATE mailbox SET uid_validity = ?, dated_uid = ?, last_uid = ?,"
                            + " settled_uid = ?, mails = ?, newest_at = ?, longest_gap = ?, updated_at = "
                            + transactions.now()
                            + " WHERE mailbox = ? AND reader = ?")
                    .params(
                        cursor.uidValidity(),
                        cursor.dated(),
                        cursor.last(),
                        cursor.settled(),
                        cursor.habit().mails(),
                        cursor.habit().newest().toEpochMilli(),
                        cursor.habit().longestGap().toMillis(),
                        mailbox,
                        epoch)
                    .update())
        == 1;
  }

  private static MailboxCursor cursor(ResultSet row, int number) throws SQLException {
    return new MailboxCursor(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        Instant.ofEpochMilli(row.getLong(5)),
        new MailHabit(
            row.getLong(6),
            Instant.ofEpochMilli(row.getLong(7)),
            Duration.ofMillis(row.getLong(8))));
  }
}
