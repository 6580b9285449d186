package es.sml.connector.broker;

import java.util.List;

/**
 * What is amiss with an external broker, and how it is mended.
 *
 * @param fault whether the promise does not hold so; else it is worth knowing
 * @param queues those that it is about; none where it is about the whole broker
 */
public record BrokerFinding(boolean fault, List<String> queues, String text) {
  private static final int NAMED = 2;

  /** The text with the names of the first few queues. */
  public String summary() {
    if (queues.size() < 2) {
      return text;
    }
    int more = queues.size() - 1 - NAMED;
    String others = String.join(", ", queues.subList(1, Math.min(queues.size(), 1 + NAMED)));
    return text + " (so too " + others + (more > 0 ? " and " + more + " more)" : ")");
  }

  /** The first of the queues, or the broker. */
  public String subject() {
    return queues.isEmpty() ? "broker" : queues.get(0);
  }
}
