package es.sml.connector.failure.sml;

import java.time.Duration;

/**
 * Thrown when SML permanently rejects a request for a list. The lead itself is not rejected: it
 * waits, or the connector finds another way. It has no cause, or routes would treat the lead as
 * rejected.
 */
public class ListRefusedException extends SmlUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * @param list name of the list
   * @param status SML's HTTP status
   */
  public ListRefusedException(String list, int status) {
    super("SML rejected " + list + " with " + status, (Duration) null);
  }
}
