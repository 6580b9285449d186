package es.sml.connector.door.fetch;

import es.sml.connector.database.LedgerTransactions;
import java.util.Optional;

/**
 * The database's records of the nightly readings of a channel, and of the leads that it knows. Its
 * tables are named after Meta, the first platform.
 *
 * @param channel DEALER/CHANNEL
 */
record FetchReads(LedgerTransactions transactions, String channel) {
  /**
   * The last complete reading.
   *
   * @param begun its start, in milliseconds since 1970
   * @param leads number of leads that it read
   * @param recovered number of leads that no webhook had brought
   */
  record Run(long begun, long leads, long recovered) {}

  /**
   * How far a list is read, by the platform's clock, in milliseconds since 1970.
   *
   * @param since leads up to this time are not read
   * @param newest time of the newest lead that was read
   */
  record Watermark(long since, long newest) {
    static final Watermark NONE = new Watermark(0, 0);
  }

  /** Returns the present time by the database's clock, in milliseconds since 1970. */
  long now() {
    return transactions.read(
        jdbc -> jdbc.sql("SELECT " + transactions.now()).query(Long.class).single());
  }

  /** Returns the last complete reading; empty before the first. */
  Optional<Run> last() {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT begun, leads, recovered FROM meta_read WHERE channel = ?")
                .param(channel)
                .query((row, number) -> new Run(row.getLong(1), row.getLong(2), row.getLong(3)))
                .optional());
  }

  void completed(Run run) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO meta_read (channel, begun, leads, recovered) VALUES (?, ?, ?, ?)
                    ON CONFLICT (channel) DO UPDATE SET begun = excluded.begun,
                      leads = excluded.leads, recovered = excluded.recovered""")
                .params(channel, run.begun(), run.leads(), run.recovered())
                .update());
  }

  /** Returns how far a list is read; empty for a list that was never read. */
  Optional<Watermark> watermark(String form) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT since, newest FROM meta_form WHERE channel = ? AND form = ?")
                .params(channel, form)
                .query((row, number) -> new Watermark(row.getLong(1), row.getLong(2)))
                .optional());
  }

  void read(String form, Watermark upTo) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO meta_form (channel, form, since, newest) VALUES (?, ?, ?, ?)
                    ON CONFLICT (channel, form) DO UPDATE SET since = excluded.since,
                      newest = excluded.newest""")
                .params(channel, form, upTo.since(), upTo.newest())
                .update());
  }

  boolean isKnown(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COUNT(*) FROM lead WHERE lead_key = ?")
                    .param(key)
                    .query(Long.class)
                    .single()
                > 0);
  }
}
