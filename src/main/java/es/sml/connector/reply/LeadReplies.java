package es.sml.connector.reply;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.state.LeadState;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Stores which programs want a reply to a message, and makes the replies. It decides the outcome
 * that a reply states, and when a message gets another reply.
 */
public final class LeadReplies {
  private final LedgerTransactions transactions;

  public LeadReplies(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Records that a program wants a reply to a message; a message that is sent again gets another
   * reply.
   *
   * @param correlationId null if the sender gave none
   * @param redelivered whether the broker, not the sender, delivered the message again
   */
  public void ask(String key, String replyTo, String correlationId, boolean redelivered) {
    String known =
        redelivered
            ? "DO NOTHING"
            : "DO UPDATE SET reply_to = excluded.reply_to, correlation_id = excluded.correlation_id,"
                + " requested = lead_reply.requested + 1, replied = NULL";
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO lead_reply (lead_key, reply_to, correlation_id, requested) VALUES (?, ?, ?, 1)"
                        + " ON CONFLICT (lead_key) "
                        + known)
                .param(key)
                .param(replyTo)
                .param(correlationId)
                .update());
  }

  /**
   * Records that the sender of a message wants a reply for each of its leads.
   *
   * @param numbers numbers of the entries that are leads, from 1
   */
  public void divide(String key, List<Integer> numbers) {
    transactions.write(
        jdbc -> {
          for (int part : numbers) {
            int asked =
                jdbc.sql(
                        """
                        INSERT INTO lead_reply (lead_key, reply_to, correlation_id, requested)
                        SELECT ?, reply_to, correlation_id, 1 FROM lead_reply WHERE lead_key = ?
                        ON CONFLICT (lead_key) DO UPDATE SET requested = lead_reply.requested + 1, replied = NULL""")
                    .param(MessageKey.part(key, part))
                    .param(key)
                    .update();
            if (asked == 0) {
              return null; // no program wants a reply
            }
          }
          return null;
        });
  }

  /**
   * Returns the reply for a lead that was created in the transaction of its message.
   *
   * @param externalId null if the lead has none
   */
  public LeadReply created(
      String key, String correlationId, String dealer, String externalId, long smlId) {
    return reply(key, correlationId, LeadState.CREATED.name(), dealer, externalId, smlId, null);
  }

  /**
   * Returns the reply to the sender.
   *
   * @param row lead_key, correlation_id, state, sml_id, reason, dealer, external_id, and parts: the
   *     number of the message's leads
   */
  public Record result(Map<String, Object> row) {
    String id = (String) row.get("correlation_id");
    String state = String.valueOf(row.get("state"));
    String dealer = (String) row.get("dealer");
    return LeadState.SPLIT.name().equals(state)
        ? new LeadReply.Split(id, outcome(state), dealer, ((Number) row.get("parts")).longValue())
        : reply(
            String.valueOf(row.get("lead_key")),
            id,
            state,
            dealer,
            (String) row.get("external_id"),
            row.get("sml_id") instanceof Number smlId ? smlId.longValue() : null,
            (String) row.get("reason"));
  }

  private static LeadReply reply(
      String key,
      String id,
      String state,
      String dealer,
      String externalId,
      Long smlId,
      String reason) {
    int slash = key.indexOf('/');
    return new LeadReply(
        id,
        outcome(state),
        dealer,
        MessageKey.reference(key),
        externalId,
        slash < 0 ? null : Integer.valueOf(key.substring(slash + 1)),
        smlId,
        reason);
  }

  /** Records that a reply was sent. If another one was requested meanwhile, it is sent too. */
  public void sent(Map<String, Object> row) {
    transactions.write(
        jdbc ->
            jdbc.sql(
                    "UPDATE lead_reply SET replied = :state WHERE lead_key = :key AND requested = :requested")
                .param("state", row.get("state"))
                .param("key", row.get("lead_key"))
                .param("requested", row.get("requested"))
                .update());
  }

  private static String outcome(String state) {
    return "UNKNOWN".equals(state) ? "parked" : state.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
