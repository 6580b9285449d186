package es.sml.connector.lead;

import java.util.Set;

/**
 * The headers that cross a queue. They are Java identifiers, because JMS changes dots and hyphens.
 */
public final class LeadHeaders {
  public static final String KEY = "LeadKey";
  public static final String DEALER = "LeadDealer";
  public static final String CHANNEL = "LeadChannel";

  /** The user name of the mailbox that received the mail. */
  public static final String MAILBOX = "LeadMailbox";

  public static final String NAME = "LeadName";

  /** The sender's own id of the message. A second message with it is the same message. */
  public static final String ID = "LeadId";

  /** The reason why a person must see the message first. Only the door sets it. */
  public static final String HELD = "LeadHeld";

  /** The HTTP request that brought the message, as JSON: page, program, query, address, notes. */
  public static final String REQUEST = "LeadRequest";

  public static final String CONTENT_TYPE = "LeadContentType";

  /** Milliseconds since 1970. */
  public static final String RECEIVED = "LeadReceived";

  /** The mail's arrival in its mailbox, in milliseconds since 1970. */
  public static final String ARRIVED = "LeadArrived";

  /** The reason of a dead letter, for a person. */
  public static final String REASON = "LeadReason";

  /** The stage of the failure. */
  public static final String STAGE = "LeadStage";

  /** The progress of reading a message with very many leads. Only the connector sets it. */
  public static final String PROGRESS = "LeadProgress";

  /** Number of failed attempts to fetch a lead of an id. Only the connector sets it. */
  public static final String FETCHES = "LeadFetches";

  public static final String ATTEMPTS = "LeadAttempts";
  public static final String ACCOUNT = "LeadAccount";

  /** The broker drops a second message with the same value. */
  public static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  /** The broker delivers the message at this time, in milliseconds since 1970. */
  public static final String DELIVER_AT = "_AMQ_SCHED_DELIVERY";

  /** All headers of an inbound message. Other headers of the sender are removed. */
  public static final Set<String> INBOUND =
      Set.of(KEY, DEALER, CHANNEL, MAILBOX, NAME, CONTENT_TYPE, RECEIVED, ARRIVED, HELD, REQUEST);

  /** All headers of a dead letter. */
  public static final Set<String> DEAD =
      Set.of(
          KEY,
          DEALER,
          CHANNEL,
          MAILBOX,
          NAME,
          CONTENT_TYPE,
          RECEIVED,
          REQUEST,
          REASON,
          STAGE,
          ATTEMPTS,
          ACCOUNT);

  private LeadHeaders() {}
}
