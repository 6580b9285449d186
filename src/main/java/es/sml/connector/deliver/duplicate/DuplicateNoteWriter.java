package es.sml.connector.deliver.duplicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.search.SearchFailures;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.create.SmlLead;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Adds the text of a duplicate to the first lead in SML, as one note. It decides when that lead
 * accepts none, because it is closed or gone, or SML rejects it.
 */
public final class DuplicateNoteWriter {
  /**
   * Requests that read and change the lead, each with a login after a refused token, and once more.
   */
  private static final int REQUESTS_IN_A_CHANGE = 6;

  private static final String ENDED = "end";

  private final SmlOperations operations;
  private final NoteLock noteLock;
  private final SearchFailures failures = new SearchFailures();
  private final Function<Duration, SendDeadline> deadlines;
  private final Duration longestChange;
  private final Duration lateCommit;

  /**
   * @param transactions of the ledger
   * @param clock clock of that ledger
   * @param deadlines deadlines at this distance from now
   * @param requestDeadline longest duration of one request to SML
   * @param lateCommit longest time after which SML may still do a request without a response
   */
  public DuplicateNoteWriter(
      SmlOperations operations,
      LedgerTransactions transactions,
      LedgerClock clock,
      Function<Duration, SendDeadline> deadlines,
      Duration requestDeadline,
      Duration lateCommit) {
    this.operations = operations;
    this.noteLock = new NoteLock(transactions, clock);
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
   * @param duplicate duplicate, as SML would get it
   * @throws SmlUnavailableException if nothing was done
   * @throws UnknownOutcomeException if SML may have added it
   */
  public Answer note(String account, long smlId, String key, SmlLead duplicate) {
    DuplicateNote note = DuplicateNote.of(key, duplicate);
    SmlLeadRecord lead;
    try {
      lead = lead(account, smlId);
    } catch (LeadRejectedException e) {
      return Answer.CLOSED;
    } catch (SmlUnavailableException e) {
      if (!failures.isOfOneLead(key, e)) {
        throw e;
      }
      return Answer.BUSY;
    }
    failures.end(key);
    if (note.isIn(lead)) {
      noteLock.end(account, smlId, key);
      return Answer.NOTED;
    }
    if (ENDED.equals(lead.status())) {
      return Answer.CLOSED;
    }
    // A process that was paused for longer than its turn must not undo later changes of others.
    SendDeadline deadline = deadlines.apply(longestChange);
    if (!noteLock.acquire(account, smlId, key, longestChange.plus(lateCommit))) {
      return Answer.BUSY;
    }
    return add(account, smlId, key, note, deadline);
  }

  private Answer add(
      String account, long smlId, String key, DuplicateNote note, SendDeadline deadline) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("note").addObject().put("content", note.text());
    Answer answer = Answer.NOTED;
    try {
      operations.run(account, call(SmlOperation.MODIFY_LEAD, smlId, body), deadline);
    } catch (LeadRejectedException | InvalidCallException e) {
      answer = Answer.CLOSED;
    } catch (SmlUnavailableException | SmlLoginException e) {
      noteLock.end(account, smlId, key);
      throw e;
    } catch (UnknownOutcomeException e) {
      noteLock.endIn(account, smlId, key, lateCommit);
      throw e;
    }
    noteLock.end(account, smlId, key);
    return answer;
  }

  private SmlLeadRecord lead(String account, long smlId) {
    JsonNode answer = operations.run(account, call(SmlOperation.GET_LEAD, smlId, null));
    SmlLeadRecord lead = AnswerReader.read(answer, SmlLeadRecord.class);
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
