package es.sml.connector.deliver;

import es.sml.connector.lead.InboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** The memory of every lead: each move is one committed statement that checks what it leaves. */
public final class Ledger {
  private static final RowMapper<LedgerEntry> ENTRY =
      (row, number) -> {
        Number smlId = (Number) row.getObject("sml_id");
        return new LedgerEntry(
            row.getString("lead_key"),
            LeadState.valueOf(row.getString("state")),
            row.getInt("attempts"),
            row.getString("reason"),
            smlId == null ? null : smlId.longValue(),
            Duration.ofMillis(row.getLong("posting_age")),
            row.getLong("posting_at"),
            Duration.ofMillis(row.getLong("settle_in")));
      };

  private static final String IN_SML = "sml_id = :smlId, request = NULL, reason = NULL";
  private static final String BECAUSE = "reason = :reason";

  private final LedgerTransactions transactions;
  private final LedgerMoves moves;
  private final String columns;

  public Ledger(LedgerTransactions transactions) {
    this.transactions = transactions;
    this.moves = new LedgerMoves(transactions.now());
    this.columns =
        "lead_key, state, attempts, reason, sml_id, COALESCE(%1$s - posting_at, 0) AS posting_age, "
            + "COALESCE(posting_at, 0) AS posting_at, "
            + "COALESCE(settle_at - %1$s, 0) AS settle_in";
  }

  /**
   * Notes that a message was taken from the queue. The attempt is counted here, before anything is
   * done with it, so that a message that kills the process does not do so for ever.
   *
   * @return the row as it is now, with the state in which the lead was left last time
   */
  public LedgerEntry receive(InboundMessage message, String account) {
    String sql =
        """
        INSERT INTO lead (lead_key, account, dealer, channel, name, state, attempts, received_at, updated_at)
        VALUES (:key, :account, :dealer, :channel, :name, 'RECEIVED', 1, :received, %1$s)
        ON CONFLICT (lead_key) DO UPDATE SET attempts = lead.attempts + 1, updated_at = %1$s, parked_at = NULL
        RETURNING %2$s"""
            .formatted(transactions.now(), columns.formatted(transactions.now()));
    return transactions.write(
        jdbc ->
            jdbc.sql(sql)
                .param("key", message.key())
                .param("account", account)
                .param("dealer", message.dealer())
                .param("channel", message.channel().name())
                .param("name", LedgerMoves.storable(message.name()))
                .param("received", message.received().toEpochMilli())
                .query(ENTRY)
                .single());
  }

  /**
   * About to send: committed before the first byte goes out.
   *
   * @param externalId the id that the sender gave the lead; null if none
   */
  public void posting(String key, String externalId) {
    move(
        key,
        LeadEvent.POST,
        "posting_at = " + transactions.now() + ", external_id = :externalId",
        "externalId",
        externalId == null || externalId.isBlank() ? null : externalId);
  }

  /** SML answered with this id. */
  public void created(String key, long smlId) {
    move(key, LeadEvent.CREATE, IN_SML, "smlId", smlId);
  }

  /**
   * In SML under this id, as a search showed.
   *
   * @param how what showed it, without the customer's data
   */
  public void found(String key, long smlId, String how) {
    move(key, LeadEvent.FIND, IN_SML, "smlId", smlId, "reason", how);
  }

  /** Proven unsent by the one who was about to send it: as if it had not been taken. */
  public void released(String key) {
    move(key, LeadEvent.RELEASE, "attempts = attempts - 1");
  }

  /** Put back on the queue as it is, whatever its state: no attempt is burnt. */
  public void returned(String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET attempts = attempts - 1 WHERE lead_key = :key")
                .param("key", key)
                .update());
  }

  /**
   * Not known whether SML has it; the request is kept as evidence. Nothing is noted where a second
   * copy of the message has settled the lead meanwhile: then it is known.
   *
   * @param request the body as sent, or null to keep what is noted
   * @param settleIn after this time SML cannot commit it any more
   * @return whether the lead is unknown now
   */
  public boolean unknown(String key, String request, String reason, Duration settleIn) {
    String also =
        "request = COALESCE(:request, request), reason = :reason, attempts = attempts - 1, "
            + "settle_at = "
            + transactions.now()
            + " + :settleIn";
    return tryMove(
        key,
        LeadEvent.LOSE,
        also,
        "",
        "request",
        request,
        "reason",
        reason,
        "settleIn",
        settleIn.toMillis());
  }

  /**
   * Searched for in SML and not there: it may be sent. A second copy of the message may have come
   * to the same end at the same time and have sent it since; what this search saw is then void.
   *
   * @param entry as it was before the search
   * @throws IllegalMoveException if the lead is not as it was
   */
  public void absent(LedgerEntry entry) {
    moveIf(
        entry.key(),
        LeadEvent.FIND_ABSENT,
        "reason = NULL",
        " AND COALESCE(posting_at, 0) = :postedAt",
        "postedAt",
        entry.postedAt());
  }

  public void rejected(String key, String reason) {
    move(key, LeadEvent.REJECT, "reason = :reason, request = NULL", "reason", reason);
  }

  public void dismissed(String key, String reason) {
    move(key, LeadEvent.DISMISS, BECAUSE, "reason", reason);
  }

  public void divided(String key, int parts) {
    move(key, LeadEvent.DIVIDE, BECAUSE, "reason", parts + " leads");
  }

  /**
   * The same enquiry as another lead, and dealt with as its dealer wants it.
   *
   * @param smlId of that other lead
   */
  public void repeated(String key, String first, long smlId) {
    move(
        key,
        LeadEvent.REPEAT,
        "sml_id = :smlId, " + BECAUSE,
        "smlId",
        smlId,
        "reason",
        "the same enquiry as lead " + first);
  }

  /**
   * Given to a person to decide: nobody looks for it in SML any more.
   *
   * @param searched what SML was asked and what it showed, without the customer's data; null to
   *     keep what is noted
   */
  public void parked(String key, String searched) {
    move(
        key,
        LeadEvent.PARK,
        "parked_at = " + transactions.now() + ", searched = COALESCE(:reason, searched)",
        "reason",
        searched);
  }

  /**
   * Could not be handled. A lead that may be in SML is not failed but stays unknown: its message
   * must not be given up. One that held several leads stays what it is, for these went on.
   *
   * @return whether the lead is failed, so that its message is a dead letter now
   */
  public boolean failed(String key, String reason) {
    return tryMove(key, LeadEvent.FAIL, BECAUSE, "", "reason", reason)
        || tryMove(key, LeadEvent.MISREAD, BECAUSE, "", "reason", reason);
  }

  public Optional<LedgerEntry> find(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT "
                        + columns.formatted(transactions.now())
                        + " FROM lead WHERE lead_key = :key")
                .param("key", key)
                .query(ENTRY)
                .optional());
  }

  /** What happened to the lead besides the way of all leads, oldest first. */
  public List<LeadMove> history(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT at, event, reason FROM lead_move WHERE lead_key = :key ORDER BY at, event")
                .param("key", key)
                .query(LeadMove.class)
                .list());
  }

  /** How many leads are in each state. */
  public Map<LeadState, Long> count() {
    record Count(String state, long leads) {}
    List<Count> counts =
        transactions.read(
            jdbc ->
                jdbc.sql("SELECT state, COUNT(*) AS leads FROM lead GROUP BY state")
                    .query(Count.class)
                    .list());
    return counts.stream()
        .collect(Collectors.toMap(count -> LeadState.valueOf(count.state()), Count::leads));
  }

  private void move(String key, LeadEvent event, String also, Object... values) {
    moveIf(key, event, also, "", values);
  }

  private void moveIf(
      String key, LeadEvent event, String also, String onlyIf, Object... namesAndValues) {
    if (!tryMove(key, event, also, onlyIf, namesAndValues)) {
      throw new IllegalMoveException(key, event);
    }
  }

  private boolean tryMove(
      String key, LeadEvent event, String also, String onlyIf, Object... namesAndValues) {
    Map<String, Object> values = LedgerMoves.values(namesAndValues);
    return transactions.write(jdbc -> moves.tryMove(jdbc, key, event, also, onlyIf, values));
  }
}
