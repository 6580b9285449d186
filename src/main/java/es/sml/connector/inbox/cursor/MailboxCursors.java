package es.sml.connector.inbox.cursor;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.inbox.health.SilenceDetector;
import es.sml.connector.inbox.setting.ReadFrom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores the reading progress of each mailbox in the database. The first start fixes from when on
 * mails are read, also before the first contact with the server.
 */
public record MailboxCursors(LedgerTransactions transactions) {
  /**
   * Returns the mailbox's cursor and creates a missing one. So the connector also reads mails that
   * arrive before its first contact with the server.
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
                                  + " stored_uid, since, mails, newest_at, longest_gap, updated_at) VALUES"
                                  + " (?, 0, 0, 0, 0, ?, 0, 0, 0, "
                                  + transactions.now()
                                  + ") ON CONFLICT (mailbox) DO NOTHING")
                          .params(mailbox, first.since().toEpochMilli())
                          .update());
              return find(mailbox).orElse(first);
            });
  }

  /** Returns the cursor; empty for a new mailbox. */
  Optional<MailboxCursor> find(String mailbox) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT uid_validity, dated_uid, last_uid, stored_uid, since, mails, newest_at,"
                        + " longest_gap FROM mailbox"
                        + " WHERE mailbox = ?")
                .param(mailbox)
                .query(MailboxCursors::cursor)
                .optional());
  }

  /**
   * From now on only the reader of that epoch, or a later one, may move the cursor.
   *
   * @return false if a later reader already has it
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
   * Saves the progress on disk.
   *
   * @param epoch the epoch of the calling reader
   * @return false if the cursor belongs to another reader; nothing is saved then
   */
  boolean store(String mailbox, long epoch, MailboxCursor cursor) {
    return transactions.write(
            jdbc ->
                jdbc.sql(
                        "UPDATE mailbox SET uid_validity = ?, dated_uid = ?, last_uid = ?,"
                            + " stored_uid = ?, mails = ?, newest_at = ?, longest_gap = ?, updated_at = "
                            + transactions.now()
                            + " WHERE mailbox = ? AND reader = ?")
                    .params(
                        cursor.uidValidity(),
                        cursor.dated(),
                        cursor.last(),
                        cursor.processed(),
                        cursor.silenceDetector().mails(),
                        cursor.silenceDetector().newest().toEpochMilli(),
                        cursor.silenceDetector().longestGap().toMillis(),
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
        new SilenceDetector(
            row.getLong(6),
            Instant.ofEpochMilli(row.getLong(7)),
            Duration.ofMillis(row.getLong(8))));
  }
}
