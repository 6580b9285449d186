package es.sml.connector.intake;

import es.sml.connector.setting.Check;

/**
 * The queue on which a dealer's own programs put leads.
 *
 * @param name null takes dealers.&lt;dealer&gt;.leads
 */
public record DealerQueue(String name) {
  public String nameFor(String dealer) {
    return Check.orDefault(name, "dealers." + dealer + ".leads");
  }
}
