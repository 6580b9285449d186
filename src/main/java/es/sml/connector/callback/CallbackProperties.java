package es.sml.connector.callback;

/** Names of the exchange properties for events. */
public final class CallbackProperties {
  /** Id of the event. */
  public static final String EVENT = "CallbackEvent";

  /** Id of the message for the broker, which drops a second one. It is another if sent again. */
  public static final String DUPLICATE_ID = "CallbackDuplicateId";

  /** Name of the file for events that go into a folder. */
  public static final String FILE = "CallbackFile";

  public static final String DEALER = "CallbackDealer";

  /** Reason why an event is given up, as text. */
  public static final String REASON = "CallbackReason";

  public static final String ATTEMPTS = "CallbackAttempts";

  private CallbackProperties() {}
}
