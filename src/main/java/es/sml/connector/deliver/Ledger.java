package es.sml.connector.deliver;

import es.sml.connector.lead.InboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  private final LedgerTransactions transactions;
  private final String columns;

  public Ledger(LedgerTransactions transactions) {
    this.transactions = transactions;
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
                .param("name", message.name())
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
        nullable("externalId", externalId == null || externalId.isBlank() ? null : externalId));
  }

  /** In SML under this id. */
  public void created(String key, long smlId) {
    move(
        key,
        LeadEvent.CREATE,
        "sml_id = :smlId, request = NULL, reason = NULL",
        Map.of("smlId", smlId));
  }

  /** Proven unsent by the one who was about to send it: as if it had not been taken. */
  public void released(String key) {
    move(key, LeadEvent.RELEASE, "attempts = attempts - 1", Map.of());
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
    Map<String, Object> values =
        nullable("request", request, "reason", reason, "settleIn", settleIn.toMillis());
    return transactions.write(jdbc -> tryMove(jdbc, key, LeadEvent.LOSE, also, "", values));
  }

  /**
   * Searched for in SML and not there: it may be sent. A second copy of the message may have come
   * to the same end at the same time and have sent it since; what this search saw is then void.
   *
   * @param entry as it was before the search
   * @throws IllegalMoveException if the lead is not as it was
   */
  public void absent(LedgerEntry entry) {
    move(
        entry.key(),
        LeadEvent.FIND_ABSENT,
        "reason = NULL",
        " AND COALESCE(posting_at, 0) = :postedAt",
        Map.of("postedAt", entry.postedAt()));
  }

  public void rejected(String key, String reason) {
    move(key, LeadEvent.REJECT, "reason = :reason, request = NULL", nullable("reason", reason));
  }

  public void dismissed(String key, String reason) {
    move(key, LeadEvent.DISMISS, "reason = :reason", nullable("reason", reason));
  }

  public void divided(String key, int parts) {
    move(key, LeadEvent.DIVIDE, "reason = :reason", Map.of("reason", parts + " leads"));
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
        "sml_id = :smlId, reason = :reason",
        Map.of("smlId", smlId, "reason", "the same enquiry as lead " + first));
  }

  /** Given to a person to decide: nobody looks for it in SML any more. */
  public void parked(String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET parked_at = " + transactions.now() + " WHERE lead_key = :key")
                .param("key", key)
                .update());
  }

  /**
   * Could not be handled. A lead that may be in SML is not failed but stays unknown: its message
   * must not be given up.
   *
   * @return whether the lead is failed, so that its message is a dead letter now
   */
  public boolean failed(String key, String reason) {
    return transactions.write(
        jdbc ->
            tryMove(jdbc, key, LeadEvent.FAIL, "reason = :reason", "", nullable("reason", reason)));
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

  private void move(String key, LeadEvent event, String also, Map<String, ?> values) {
    move(key, event, also, "", values);
  }

  private void move(
      String key, LeadEvent event, String also, String onlyIf, Map<String, ?> values) {
    boolean moved = transactions.write(jdbc -> tryMove(jdbc, key, event, also, onlyIf, values));
    if (!moved) {
      throw new IllegalMoveException(key, event);
    }
  }

  private boolean tryMove(
      JdbcClient jdbc,
      String key,
      LeadEvent event,
      String also,
      String onlyIf,
      Map<String, ?> values) {
    String from =
        event.from().stream()
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "(", ")"));
    String sql =
        "UPDATE lead SET state = '%s', updated_at = %s, %s WHERE lead_key = :key AND state IN %s%s"
            .formatted(event.to(), transactions.now(), also, from, onlyIf);
    return jdbc.sql(sql).param("key", key).params(values).update() == 1;
  }

  private static Map<String, Object> nullable(Object... namesAndValues) {
    Map<String, Object> values = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return values;
  }
}
