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

/** Adds the text of a duplicate to the first lead in SML, as one note. */
public final class OriginalLead {
  /**
   * Requests that read and change the lead, each with a login after a refused token, and once more.
   */
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
   * @param clock clock of that ledger
   * @param deadlines deadlines at this distance from now
   * @param requestDeadline longest duration of one request to SML
   * @param lateCommit longest time after which SML may still do a request without a response
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

  /** Next step of the delivery route. */
  public enum Answer {
    /** The note is in the lead, new or from an earlier attempt. */
    NOTED,
    /**
     * Try again later: another note is being added, this one may already be there, or SML does not
     * show the lead.
     */
    BUSY,
    /** The lead is closed or gone, or SML rejects the note. */
    CLOSED
  }

  /**
   * Adds a note if it is missing; all other notes stay.
   *
   * @param smlId SML's id of the lead
   * @param key message key of the duplicate
   * @param repeat duplicate, as SML would get it
   * @throws SmlUnavailableException if nothing was done
   * @throws UnknownOutcomeException if SML may have added it
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
    // A process that was paused for longer than its turn must not undo later changes of others.
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
          "SML's response to get-lead is about another lead", (Throwable) null);
    }
    return lead;
  }

  private static SmlCall call(SmlOperation operation, long smlId, JsonNode body) {
    return new SmlCall(operation, Map.of("id_lead", Long.toString(smlId)), body, false);
  }
}
