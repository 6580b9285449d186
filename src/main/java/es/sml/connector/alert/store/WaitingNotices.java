package es.sml.connector.alert.store;

import es.sml.connector.alert.state.Notice;
import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notices that wait for a channel, and the channel's failures. It decides when a notice is
 * given up.
 */
public record WaitingNotices(LedgerTransactions transactions) {
  private static final Duration KEPT = Duration.ofDays(1);

  // Longer than any request: after it, another node may send in place of one that ended.
  private static final Duration CLAIM = Duration.ofMinutes(2);

  public record Waiting(String id, Notice notice) {}

  /** Returns the channels that have a notice and may be tried now. */
  public List<String> channels() {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT DISTINCT n.channel FROM alert_notice n LEFT JOIN alert_channel c"
                        + " ON c.channel = n.channel WHERE c.due_at IS NULL OR c.due_at <= "
                        + transactions.now()
                        + " ORDER BY 1")
                .query(String.class)
                .list());
  }

  /** Returns the channel's notices, oldest first; none if another node has them. */
  public List<Waiting> claim(String channel) {
    return transactions.write(
        jdbc -> {
          jdbc.sql(
                  "INSERT INTO alert_channel (channel, attempts, due_at) VALUES (?, 0, 0)"
                      + " ON CONFLICT (channel) DO NOTHING")
              .param(channel)
              .update();
          int claimed =
              jdbc.sql(
                      "UPDATE alert_channel SET due_at = %1$s + ? WHERE channel = ? AND due_at <= %1$s"
                          .formatted(transactions.now()))
                  .params(CLAIM.toMillis(), channel)
                  .update();
          return claimed == 0
              ? List.of()
              : jdbc.sql(
                      "SELECT notice_id, content FROM alert_notice WHERE channel = ?"
                          + " ORDER BY created_at, notice_id")
                  .param(channel)
                  .query(
                      (row, number) ->
                          new Waiting(
                              row.getString(1), AlertJson.read(row.getString(2), Notice.class)))
                  .list();
        });
  }

  /** The channel accepted them. */
  public void sent(String channel, List<Waiting> notices) {
    transactions.write(
        jdbc -> {
          jdbc.sql("DELETE FROM alert_notice WHERE notice_id IN (:ids)")
              .param("ids", notices.stream().map(Waiting::id).toList())
              .update();
          return jdbc.sql(
                  "UPDATE alert_channel SET attempts = 0, due_at = 0, fault = NULL WHERE channel = ?")
              .param(channel)
              .update();
        });
  }

  /** The channel accepted nothing. After a day, a notice is given up. */
  public void failed(String channel, String fault, Duration wait) {
    transactions.write(
        jdbc -> {
          jdbc.sql(
                  "DELETE FROM alert_notice WHERE channel = ? AND created_at < ? + "
                      + transactions.now())
              .params(channel, -KEPT.toMillis())
              .update();
          return jdbc.sql(
                  "UPDATE alert_channel SET attempts = attempts + 1, fault = ?, due_at = ? + "
                      + transactions.now()
                      + " WHERE channel = ?")
              .params(fault, wait.toMillis(), channel)
              .update();
        });
  }

  /** Returns how often the channel failed since its last success. */
  public int attempts(String channel) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT attempts FROM alert_channel WHERE channel = ?")
                .param(channel)
                .query(Integer.class)
                .optional()
                .orElse(0));
  }

  /** A test reached the channel, so its notices may be sent now. */
  public void works(String channel) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE alert_channel SET attempts = 0, due_at = 0, fault = NULL WHERE channel = ?")
                .param(channel)
                .update());
  }

  /** Removes what is left of channels that alerts.yaml no longer has. */
  public void keepOnly(Collection<String> channels) {
    transactions.write(
        jdbc -> {
          for (String table : List.of("alert_notice", "alert_channel")) {
            // No channel has an empty name.
            jdbc.sql("DELETE FROM " + table + " WHERE channel NOT IN (:channels)")
                .param("channels", channels.isEmpty() ? List.of("") : channels)
                .update();
          }
          return null;
        });
  }

  /** Returns why channels accept nothing, by channel. */
  public Map<String, String> faults() {
    Map<String, String> faults = new TreeMap<>();
    transactions.read(
        jdbc ->
            jdbc.sql("SELECT channel, fault FROM alert_channel WHERE fault IS NOT NULL")
                .query((row, number) -> faults.put(row.getString(1), row.getString(2)))
                .list());
    return faults;
  }
}
