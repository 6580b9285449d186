package es.sml.connector.lead;

/** What the routes know of the lead that an exchange carries, by the names of its properties. */
public final class LeadProperties {
  public static final String ACCOUNT = "LeadAccount";
  public static final String DEALER = "LeadDealer";

  /** When the mail came into its mailbox; not there where nobody knows. */
  public static final String ARRIVED = "LeadArrived";

  /** What the source calls the message. */
  public static final String NAME = "LeadName";

  /** The queue on which the sender wants to be told what becomes of it. */
  public static final String REPLY_TO = "LeadReplyTo";

  /** What the sender calls that answer. */
  public static final String CORRELATION_ID = "LeadCorrelationId";

  /** Whether the broker offered the message before. */
  public static final String AGAIN = "LeadAgain";

  public static final String MESSAGE = "LeadMessage";
  public static final String KEY = "LeadKey";

  /** Where the content of the message is, as long as it has not been read. */
  public static final String UNREAD = "LeadUnread";

  /** Why the content of the message cannot be read, in words. */
  public static final String UNREADABLE = "LeadUnreadable";

  /** Why a message is not accepted although it can be read, in words. */
  public static final String REFUSED = "LeadRefused";

  /** True as long as the lead goes straight to its sending, and nothing of it is noted yet. */
  public static final String STRAIGHT = "LeadStraight";

  /** The ledger's row as it was when the message was taken; not there where it went straight. */
  public static final String ENTRY = "LeadEntry";

  /** The state in that row, as text. */
  public static final String STATE = "LeadState";

  public static final String ATTEMPTS = "LeadAttempts";

  /** How far the message has been read; not there before its first reading. */
  public static final String PROGRESS = "LeadProgress";

  /** LEAD, SEVERAL or NONE. */
  public static final String OUTCOME = "LeadOutcome";

  /** The station that has the lead now. */
  public static final String STAGE = "LeadStage";

  /** Why the lead goes no further, in words. */
  public static final String REASON = "LeadReason";

  public static final String EXTERNAL_ID = "LeadExternalId";

  /** The lead as it is posted. */
  public static final String TO_POST = "LeadToPost";

  /** True once the lead has had its turn within the account's requests-per-minute. */
  public static final String PACED = "LeadPaced";

  /** The lead's permission to be under way to SML. */
  public static final String SLOT = "LeadSlot";

  /** True from the moment at which the lead may get into SML. */
  public static final String POSTING = "LeadPosting";

  /** When that was, in milliseconds since 1970 by the database's clock. */
  public static final String POSTED_AT = "LeadPostedAt";

  /** Until when the lead may be sent; later, somebody else may be at it. */
  public static final String SEND_BY = "LeadSendBy";

  public static final String SML_ID = "LeadSmlId";

  /** The lead as SML's answer to its creation shows it. */
  public static final String CREATED = "LeadCreated";

  /** What a judgement (of an unsure lead, of a repeat) came to, as text. */
  public static final String VERDICT = "LeadVerdict";

  /** What SML was asked about an unsure lead, and what it showed. */
  public static final String SEARCHED = "LeadSearched";

  /** Whether the lead is a dead letter now. */
  public static final String FAILED = "LeadFailed";

  /** Of which lead this one is a repeat. */
  public static final String REPEAT = "LeadRepeat";

  /** What became of a repeat's note, as text. */
  public static final String ANSWER = "LeadAnswer";

  private LeadProperties() {}
}
