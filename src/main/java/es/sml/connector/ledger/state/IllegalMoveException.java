package es.sml.connector.ledger.state;

/**
 * Thrown when a lead's state does not allow an event, because another consumer has changed the
 * state.
 */
public class IllegalMoveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IllegalMoveException(String key, LeadEvent event) {
    super(
        "lead "
            + key
            + ": "
            + event
            + " needs one of the states "
            + event.from()
            + "; another consumer has changed the state");
  }
}
