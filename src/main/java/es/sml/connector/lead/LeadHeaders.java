package es.sml.connector.lead;

import java.util.Set;

/** The headers that cross a queue; Java identifiers, because JMS mangles dots and hyphens. */
public final class LeadHeaders {
  public static final String KEY = "LeadKey";
  public static final String DEALER = "LeadDealer";
  public static final String CHANNEL = "LeadChannel";

  /** The user name of the mailbox that a mail came through. */
  public static final String MAILBOX = "LeadMailbox";

  public static final String NAME = "LeadName";
  public static final String CONTENT_TYPE = "LeadContentType";

  /** Milliseconds since 1970. */
  public static final String RECEIVED = "LeadReceived";

  /** When the mail came into its mailbox, in milliseconds since 1970. */
  public static final String ARRIVED = "LeadArrived";

  /** Why a message was dead-lettered, for a person. */
  public static final String REASON = "LeadReason";

  /** The station at which it failed. */
  public static final String STAGE = "LeadStage";

  /** How far a message of very many leads has been read; only the connector sets it. */
  public static final String PROGRESS = "LeadProgress";

  public static final String ATTEMPTS = "LeadAttempts";
  public static final String ACCOUNT = "LeadAccount";

  /** All that an inbound message may carry; whatever else a sender set is dropped. */
  public static final Set<String> INBOUND =
      Set.of(KEY, DEALER, CHANNEL, MAILBOX, NAME, CONTENT_TYPE, RECEIVED, ARRIVED);

  /** All that a dead letter carries. */
  public static final Set<String> DEAD =
      Set.of(
          KEY,
          DEALER,
          CHANNEL,
          MAILBOX,
          NAME,
          CONTENT_TYPE,
          RECEIVED,
          REASON,
          STAGE,
          ATTEMPTS,
          ACCOUNT);

  private LeadHeaders() {}
}
