package es.sml.connector.deliver.duplicate;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records which lead is the first of several duplicates, and for how long. A lead that ended
 * outside SML, or is parked, is no longer the first.
 */
record EnquiryClaims(LedgerTransactions transactions) {
  private static final String FORGET =
      "DELETE FROM enquiry WHERE dealer = :dealer AND claimed_at <= %s - :within";

  // A lead that SML has or may get keeps its claim. A parked lead gives it up: it may never be in
  // SML.
  private static final String CLAIM =
      """
      INSERT INTO enquiry (dealer, digest, lead_key, claimed_at) VALUES (:dealer, :digest, :key, %s)
      ON CONFLICT (dealer, digest) DO UPDATE
      SET lead_key = excluded.lead_key, claimed_at = excluded.claimed_at
      WHERE enquiry.lead_key <> excluded.lead_key AND NOT EXISTS (
        SELECT 1 FROM lead WHERE lead.lead_key = enquiry.lead_key
        AND (lead.state IN ('RECEIVED', 'POSTING', 'CREATED')
          OR lead.state = 'UNKNOWN' AND lead.parked_at IS NULL))""";

  private static final String FIRST =
      """
      SELECT e.lead_key, e.claimed_at, l.state, l.sml_id FROM enquiry e JOIN lead l ON l.lead_key = e.lead_key
      WHERE e.dealer = :dealer AND e.digest IN (:digests) AND e.lead_key <> :key
      ORDER BY e.claimed_at, e.lead_key LIMIT 1""";

  // The claim passes to the first lead: a later lead may share a digest with the duplicate only.
  private static final String LEAVE =
      """
      UPDATE enquiry SET lead_key = :first, claimed_at = :claimedAt
      WHERE dealer = :dealer AND digest IN (:digests) AND lead_key = :key""";

  private static final String REPLACE_FIRST =
      """
      UPDATE enquiry SET lead_key = :key, claimed_at = %s
      WHERE dealer = :dealer AND digest IN (:digests) AND lead_key = :first""";

  /** First lead of several duplicates, in its present state. */
  record First(String leadKey, long claimedAt, LeadState state, Long smlId) {}

  /**
   * Claims an enquiry for a lead, unless another lead holds the claim. A lead may claim again. A
   * lead that ended outside SML, or is parked, loses its claim.
   *
   * @param within duration of a claim
   * @return the first lead; empty if this lead is the first
   */
  Optional<First> claim(Enquiry enquiry, String key, Duration within) {
    // One fixed order, so that two leads with the same two digests cannot block each other.
    List<String> digests = enquiry.digests().stream().sorted().toList();
    return transactions.write(
        jdbc -> {
          jdbc.sql(FORGET.formatted(transactions.now()))
              .param("dealer", enquiry.dealer())
              .param("within", within.toMillis())
              .update();
          for (String digest : digests) {
            jdbc.sql(CLAIM.formatted(transactions.now()))
                .param("dealer", enquiry.dealer())
                .param("digest", digest)
                .param("key", key)
                .update();
          }
          Optional<First> first = with(jdbc, FIRST, enquiry, key).query(First.class).optional();
          first.ifPresent(
              other ->
                  with(jdbc, LEAVE, enquiry, key)
                      .param("first", other.leadKey())
                      .param("claimedAt", other.claimedAt())
                      .update());
          return first;
        });
  }

  /** Makes this lead the first one, because the first lead's record in SML is closed. */
  void replaceFirst(Enquiry enquiry, String key, String first) {
    transactions.write(
        jdbc ->
            with(jdbc, REPLACE_FIRST.formatted(transactions.now()), enquiry, key)
                .param("first", first)
                .update());
  }

  private static JdbcClient.StatementSpec with(
      JdbcClient jdbc, String sql, Enquiry enquiry, String key) {
    return jdbc.sql(sql)
        .param("dealer", enquiry.dealer())
        .param("digests", enquiry.digests())
        .param("key", key);
  }
}
