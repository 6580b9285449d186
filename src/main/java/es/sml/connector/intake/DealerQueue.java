package es.sml.connector.intake;

import es.sml.connector.setting.Check;

/**
 * The queue for leads from a dealer's own programs, and its name if dealers.yaml sets none.
 *
 * @param name Name of the queue. By default {@code dealers.<dealer>.leads}.
 */
public record DealerQueue(String name) {
  public String nameFor(String dealer) {
    return Check.orDefault(name, "dealers." + dealer + ".leads");
  }
}
