package es.sml.connector.deliver;

/** Thrown when a lead is not in a state that an event may leave: somebody else moved it. */
public class IllegalMoveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalMoveException(String key, LeadEvent event) {
    super("lead " + key + " is in no state that " + event + " may leave " + event.from());
  }
}
