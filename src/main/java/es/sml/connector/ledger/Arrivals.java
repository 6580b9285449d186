package es.sml.connector.ledger;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.LedgerMoves;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds leads to the ledger as received, and counts each further attempt of a message. */
final class Arrivals {
  private static final String MESSAGE =
      "INSERT INTO lead (lead_key, account, dealer, channel, name, received_at, external_id, bare_id, state, attempts, updated_at";

  private final String receive;
  private final String receiveAndPost;

  /**
   * @param now the database's clock, as SQL
   */
  Arrivals(String now) {
    this.receive =
        MESSAGE
            + """
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', 1, %1$s)
            ON CONFLICT (lead_key) DO UPDATE SET attempts = lead.attempts + 1, updated_at = %1$s
            RETURNING %2$s"""
                .formatted(now, LedgerEntry.columns(now));
    this.receiveAndPost =
        MESSAGE
            + """
            , posting_at, posted_by, source, vehicle, subject, unsure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'POSTING', 1, %1$s, %1$s, ?, ?, ?, ?, ?)
            ON CONFLICT (lead_key) DO NOTHING
            RETURNING posting_at"""
                .formatted(now);
  }

  /** Records the lead as received, or counts one more attempt. */
  LedgerEntry receive(JdbcClient jdbc, InboundMessage message, String account) {
    return statement(jdbc, receive, message, account, ExternalId.of(message.programsId()))
        .query(LedgerEntry.ROW)
        .single();
  }

  /**
   * Records the lead as received and as posting, in one statement.
   *
   * @param node name of the sending node; null if there is only one node
   * @return time of the posting in milliseconds since 1970 by the database's clock; empty if the
   *     ledger has the lead already
   */
  Optional<Long> receiveAndPost(
      JdbcClient jdbc,
      InboundMessage message,
      String account,
      ExternalId externalId,
      String node,
      LeadOrigin origin) {
    return statement(jdbc, receiveAndPost, message, account, externalId)
        .param(node)
        .param(origin.source())
        .param(origin.vehicle())
        .param(origin.subject())
        .param(origin.unsure())
        .query(Long.class)
        .optional();
  }

  private static JdbcClient.StatementSpec statement(
      JdbcClient jdbc, String sql, InboundMessage message, String account, ExternalId externalId) {
    return jdbc.sql(sql)
        .param(message.key())
        .param(account)
        .param(message.dealer())
        .param(message.channel().name())
        .param(LedgerMoves.storable(message.name()))
        .param(message.received().toEpochMilli())
        .param(LedgerMoves.storable(externalId.whole()))
        .param(LedgerMoves.storable(externalId.bare()));
  }
}
