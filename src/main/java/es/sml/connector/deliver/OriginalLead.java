package es.sml.connector.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.failure.UnknownOutcomeException;
import es.sml.connector.sml.SendBy;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlLead;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.Lead;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The lead in SML that a repeat is about: takes what the repeat says as a note, once. */
public final class OriginalLead {
  /** The lead read and changed, each with a login because its token was refused, and again. */
  private static final int REQUESTS_IN_A_CHANGE = 6;

  private static final String ENDED = "end";

  private final SmlOperations operations;
  private final NoteTurns turns;
  private final FailedLooks failed = new FailedLooks();
  private final Function<Duration, SendBy> deadlines;
  private final Duration longestChange;
  private final Duration lateCommit;

  /**
   * @param transactions of the ledger
   * @param clock of that ledger
   * @param deadlines those that are so long from now
   * @param requestDeadline the longest time that one request to SML may take
   * @param lateCommit the longest time after which SML may still do what it did not answer
   */
  public OriginalLead(
      SmlOperations operations,
      LedgerTransactions transactions,
      LedgerClock clock,
      Function<Duration, SendBy> deadlines,
      Duration requestDeadline,
      Duration lateCommit) {
    this.operations = operations;
    this.turns = new NoteTurns(transactions, clock);
    this.deadlines = deadlines;
    this.longestChange = requestDeadline.multipliedBy(REQUESTS_IN_A_CHANGE);
    this.lateCommit = lateCommit;
  }

  /** What the delivery route does next. */
  public enum Answer {
    /** The note is there, from now or from before. */
    NOTED,
    /**
     * Another note is on its way into this lead, or this one may be, or SML fails to show the lead:
     * to be looked at later.
     */
    BUSY,
    /** The lead has ended, is gone, or SML refuses the note: it takes no more. */
    CLOSED
  }

  /**
   * Adds a note, unless it is there; all other notes stay.
   *
   * @param smlId of the lead in SML
   * @param key message key of the repeat
   * @param repeat as it would be posted
   * @throws SmlUnavailableException when nothing was done
   * @throws UnknownOutcomeException when SML may have added it
   */
  public Answer note(String account, long smlId, String key, SmlLead repeat) {
    RepeatNote note = RepeatNote.of(key, repeat);
    Lead lead;
    try {
      lead = lead(account, smlId);
    } catch (LeadRejectedException e) {
      return Answer.CLOSED;
    } catch (SmlUnavailableException e) {
      if (!failed.isOfOneLead(key, e)) {
        throw e;
      }
      return Answer.BUSY;
    }
    failed.end(key);
    if (note.isIn(lead)) {
      turns.end(account, smlId, key);
      return Answer.NOTED;
    }
    if (ENDED.equals(lead.status())) {
      return Answer.CLOSED;
    }
    // Who was stopped for longer than his turn lasts must not put back what others changed since.
    SendBy sendBy = deadlines.apply(longestChange);
    if (!turns.take(account, smlId, key, longestChange.plus(lateCommit))) {
      return Answer.BUSY;
    }
    return add(account, smlId, key, note, sendBy);
  }

  private Answer add(String account, long smlId, String key, RepeatNote note, SendBy sendBy) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("note").addObject().put("content", note.text());
    Answer answer = Answer.NOTED;
    try {
      operations.run(account, call(SmlOperation.MODIFY_LEAD, smlId, body), sendBy);
    } catch (LeadRejectedException | InvalidCallException e) {
      answer = Answer.CLOSED;
    } catch (SmlUnavailableException | SmlLoginException e) {
      turns.end(account, smlId, key);
      throw e;
    } catch (UnknownOutcomeException e) {
      turns.endIn(account, smlId, key, lateCommit);
      throw e;
    }
    turns.end(account, smlId, key);
    return answer;
  }

  private Lead lead(String account, long smlId) {
    JsonNode answer = operations.run(account, call(SmlOperation.GET_LEAD, smlId, null));
    Lead lead = AnswerReader.read(answer, Lead.class);
    if (!Objects.equals(lead.id(), smlId)) {
      throw new SmlUnavailableException(
          "SML's answer to get-lead is not the lead", (Throwable) null);
    }
    return lead;
  }

  private static SmlCall call(SmlOperation operation, long smlId, JsonNode body) {
    return new SmlCall(operation, Map.of("id_lead", Long.toString(smlId)), body, false);
  }
}
