package es.sml.connector.lead;

/** The names of the exchange properties that describe a lead to the routes. */
public final class LeadProperties {
  public static final String ACCOUNT = "LeadAccount";
  public static final String DEALER = "LeadDealer";

  /** The mail's arrival in its mailbox; absent if unknown. */
  public static final String ARRIVED = "LeadArrived";

  /** The source's own name of the message. */
  public static final String NAME = "LeadName";

  /** The sender's queue for the reply. */
  public static final String REPLY_TO = "LeadReplyTo";

  /** The sender's correlation id for that reply. */
  public static final String CORRELATION_ID = "LeadCorrelationId";

  /** True if the broker delivered the message before. */
  public static final String REDELIVERED = "LeadRedelivered";

  public static final String MESSAGE = "LeadMessage";
  public static final String KEY = "LeadKey";

  /** The content of the message while it is unread. */
  public static final String UNREAD = "LeadUnread";

  /** The reason why the content cannot be read. */
  public static final String UNREADABLE = "LeadUnreadable";

  /** The reason why a readable message is refused. */
  public static final String REFUSED = "LeadRefused";

  /** True while the lead takes the fast path to SML and the ledger does not yet have it. */
  public static final String FAST_PATH = "LeadFastPath";

  /** The ledger row at the time the message was consumed; absent on the fast path. */
  public static final String ENTRY = "LeadEntry";

  /** The state in that row, as text. */
  public static final String STATE = "LeadState";

  public static final String ATTEMPTS = "LeadAttempts";

  /** The progress of reading the message; absent before the first reading. */
  public static final String PROGRESS = "LeadProgress";

  /** LEAD, SEVERAL or NONE. */
  public static final String OUTCOME = "LeadOutcome";

  /** The station that processes the lead now. */
  public static final String STAGE = "LeadStage";

  /** The reason why the lead stops, for a person. */
  public static final String REASON = "LeadReason";

  public static final String EXTERNAL_ID = "LeadExternalId";

  /** The lead in the form that is posted. */
  public static final String SML_LEAD = "LeadSmlLead";

  /** True after the lead has passed the account's requests-per-minute limit. */
  public static final String RATE_LIMITED = "LeadRateLimited";

  /** The lead's permission to be sent to SML. */
  public static final String SLOT = "LeadSlot";

  /** True as soon as SML may have the lead. */
  public static final String POSTING = "LeadPosting";

  /** That moment, in milliseconds since 1970 by the database's clock. */
  public static final String POSTED_AT = "LeadPostedAt";

  /** The end of this consumer's time to send the lead. Later another one may send it. */
  public static final String SEND_BY = "LeadSendBy";

  public static final String SML_ID = "LeadSmlId";

  /** The lead in SML's response to its creation. */
  public static final String CREATED = "LeadCreated";

  /** The result of a reconciliation or of a duplicate check, as text. */
  public static final String DECISION = "LeadDecision";

  /** The searches in SML during a reconciliation, and their results. */
  public static final String SEARCHED = "LeadSearched";

  /** True if the lead is a dead letter now. */
  public static final String FAILED = "LeadFailed";

  /** The lead that this lead duplicates. */
  public static final String DUPLICATE = "LeadDuplicate";

  /** The outcome of the note for a duplicate, as text. */
  public static final String NOTE_OUTCOME = "LeadNoteOutcome";

  private LeadProperties() {}
}
