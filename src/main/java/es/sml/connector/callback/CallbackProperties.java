package es.sml.connector.callback;

/** What the routes know of the events that an exchange carries, by the names of its properties. */
public final class CallbackProperties {
  /** The event's id. */
  public static final String EVENT = "CallbackEvent";

  /** The name of the file for events that go into a folder. */
  public static final String FILE = "CallbackFile";

  public static final String DEALER = "CallbackDealer";

  /** Why an event is given up, in words. */
  public static final String REASON = "CallbackReason";

  public static final String ATTEMPTS = "CallbackAttempts";

  private CallbackProperties() {}
}
