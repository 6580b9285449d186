package es.sml.connector.lead;

/**
 * The names of the exchange properties that route templates and the intake set. Between its queue
 * and SML, a lead has a context of its own.
 */
public final class LeadProperties {
  public static final String ACCOUNT = "LeadAccount";
  public static final String DEALER = "LeadDealer";

  /** The source's own name of the message. */
  public static final String NAME = "LeadName";

  /** The mail's arrival in its mailbox; absent if unknown. */
  public static final String ARRIVED = "LeadArrived";

  /** The key of a message that is being stored. */
  public static final String KEY = "LeadKey";

  private LeadProperties() {}
}
