package es.sml.connector.status;

import es.sml.connector.setting.Check;

/**
 * The CRM that a dealer's leads came from, to be told of their status.
 *
 * @param statusQueue null takes crm.&lt;dealer&gt;.status
 */
public record SourceCrm(String statusQueue) {
  public String statusQueueFor(String dealer) {
    return Check.orDefault(statusQueue, "crm." + dealer + ".status");
  }
}
