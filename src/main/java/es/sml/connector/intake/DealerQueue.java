package es.sml.connector.intake;

import es.sml.connector.setting.Check;

/**
 * The queue for leads from a dealer's own programs.
 *
 * @param name null means dealers.&lt;dealer&gt;.leads
 */
public record DealerQueue(String name) {
  public String nameFor(String dealer) {
    return Check.orDefault(name, "dealers." + dealer + ".leads");
  }
}
