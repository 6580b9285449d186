package es.sml.connector.runtime.context;

import es.sml.connector.deliver.duplicate.DuplicateDetection;
import es.sml.connector.deliver.duplicate.DuplicateNoteWriter;
import es.sml.connector.deliver.reconcile.Reconciliation;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.parse.result.ParseProgress;
import org.apache.camel.Exchange;

/**
 * The data of a lead between its queue and SML. A message that is delivered again starts with a new
 * one.
 */
public final class LeadContext {
  /** The name of the exchange property. The route files read it by this name. */
  public static final String PROPERTY = "lead";

  private final ConsumedMessage consumed = new ConsumedMessage();
  private final Posting posting = new Posting();
  private RecordedLead recorded = RecordedLead.NONE;
  private ParsedMessage parsed = new ParsedMessage(ParseProgress.NONE, null, null);
  private Reconciliation.Decision reconciliation;
  private DuplicateDetection.Decision duplicate;
  private DuplicateNoteWriter.Answer noteAnswer;
  private boolean failed;
  private LeadStage stage = LeadStage.INTAKE;
  private String reason;

  /** Returns the context of an exchange, which is empty before a message is consumed. */
  public static LeadContext of(Exchange exchange) {
    LeadContext lead = exchange.getProperty(PROPERTY, LeadContext.class);
    if (lead == null) {
      lead = new LeadContext();
      exchange.setProperty(PROPERTY, lead);
    }
    return lead;
  }

  /** Returns the key of the message; null before the message is consumed. */
  public String key() {
    return consumed.message() == null ? null : consumed.message().key();
  }

  public ConsumedMessage consumed() {
    return consumed;
  }

  public Posting posting() {
    return posting;
  }

  public RecordedLead recorded() {
    return recorded;
  }

  public void setRecorded(RecordedLead recorded) {
    this.recorded = recorded;
  }

  public ParsedMessage parsed() {
    return parsed;
  }

  public void setParsed(ParsedMessage parsed) {
    this.parsed = parsed;
  }

  public Reconciliation.Decision reconciliation() {
    return reconciliation;
  }

  public void setReconciliation(Reconciliation.Decision reconciliation) {
    this.reconciliation = reconciliation;
  }

  public DuplicateDetection.Decision duplicate() {
    return duplicate;
  }

  public void setDuplicate(DuplicateDetection.Decision duplicate) {
    this.duplicate = duplicate;
  }

  public DuplicateNoteWriter.Answer noteAnswer() {
    return noteAnswer;
  }

  public void setNoteAnswer(DuplicateNoteWriter.Answer noteAnswer) {
    this.noteAnswer = noteAnswer;
  }

  /** Returns whether the lead is a dead letter now. */
  public boolean failed() {
    return failed;
  }

  public void setFailed(boolean failed) {
    this.failed = failed;
  }

  /** Returns the station that processes the lead now. */
  public LeadStage stage() {
    return stage;
  }

  public void setStage(LeadStage stage) {
    this.stage = stage;
  }

  /** Returns the reason why the lead stops, for a person. */
  public String reason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
