package es.sml.connector.failure;

import java.time.Duration;

/**
 * Thrown when SML refuses to show a list, for good as it seems. What the list is wanted for is not
 * refused: it may be done in another way, or waits. Without a cause, by which routes would take it
 * for a lead that SML refused.
 */
public class ListRefusedException extends SmlUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param list its name
   * @param status SML's HTTP status
   */
  public ListRefusedException(String list, int status) {
    super("SML refused " + list + " with " + status, (Duration) null);
  }
}
