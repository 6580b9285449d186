package es.sml.connector.ledger;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.LedgerMoves;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds leads to the ledger. */
final class Arrivals {
  private static final String MESSAGE =
      "INSERT INTO lead (lead_key, account, dealer, channel, name, received_at, state, attempts, updated_at";

  private final String receive;
  private final String receiveAndPost;

  /**
   * @param now the database's clock, as SQL
   */
  Arrivals(String now) {
    this.receive =
        MESSAGE
            + """
            ) VALUES (?, ?, ?, ?, ?, ?, 'RECEIVED', 1, %1$s)
            ON CONFLICT (lead_key) DO UPDATE SET attempts = lead.attempts + 1, updated_at = %1$s
            RETURNING %2$s"""
                .formatted(now, LedgerEntry.columns(now));
    this.receiveAndPost =
        MESSAGE
            + """
            , posting_at, external_id, posted_by) VALUES (?, ?, ?, ?, ?, ?, 'POSTING', 1, %1$s, %1$s, ?, ?)
            ON CONFLICT (lead_key) DO NOTHING
            RETURNING posting_at"""
                .formatted(now);
  }

  /** Records the lead as received, or counts one more attempt. */
  LedgerEntry receive(JdbcClient jdbc, InboundMessage message, String account) {
    return statement(jdbc, receive, message, account).query(LedgerEntry.ROW).single();
  }

  /**
   * Records the lead as received and as posting, in one statement.
   *
   * @param externalId id of the lead in the sender's program; null if none
   * @param node name of the sending node; null if there is only one node
   * @return time of the posting in milliseconds since 1970 by the database's clock; empty if the
   *     ledger has the lead already
   */
  Optional<Long> receiveAndPost(
      JdbcClient jdbc, InboundMessage message, String account, String externalId, String node) {
    return statement(jdbc, receiveAndPost, message, account)
        .param(LedgerMoves.storable(externalId))
        .param(node)
        .query(Long.class)
        .optional();
  }

  private static JdbcClient.StatementSpec statement(
      JdbcClient jdbc, String sql, InboundMessage message, String account) {
    return jdbc.sql(sql)
        .param(message.key())
        .param(account)
        .param(message.dealer())
        .param(message.channel().name())
        .param(LedgerMoves.storable(message.name()))
        .param(message.received().toEpochMilli());
  }
}
