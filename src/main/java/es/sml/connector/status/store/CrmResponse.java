package es.sml.connector.status.store;

/**
 * The outcome of one attempt to send events to a CRM.
 *
 * @param code HTTP status of the response, a word for a failure such as refused, or {@link #STORED}
 * @param reached whether the CRM responded, with any status
 * @param reason reason of a failure; null if the CRM accepted the events
 */
public record CrmResponse(String code, boolean reached, String reason) {
  /** The code of a queue or folder that has the events. */
  public static final String STORED = "stored";

  /** Returns the outcome of an attempt that succeeded. */
  public static CrmResponse accepted(String code) {
    return new CrmResponse(code, true, null);
  }
}
