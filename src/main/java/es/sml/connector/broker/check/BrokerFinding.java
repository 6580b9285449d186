package es.sml.connector.broker.check;

import java.util.List;

/**
 * One fault of an external broker's setup, with its remedy.
 *
 * @param fault true if the fault breaks the delivery guarantee; false for a note
 * @param queues queues that the finding concerns; empty if it concerns the whole broker
 */
public record BrokerFinding(boolean fault, List<String> queues, String text) {
  private static final int NAMED = 2;

  /** Returns the text with the names of the first few queues. */
  public String summary() {
    if (queues.size() < 2) {
      return text;
    }
    int more = queues.size() - 1 - NAMED;
    String others = String.join(", ", queues.subList(1, Math.min(queues.size(), 1 + NAMED)));
    return text + " (likewise " + others + (more > 0 ? " and " + more + " more)" : ")");
  }

  /** Returns the first queue, or "broker". */
  public String subject() {
    return queues.isEmpty() ? "broker" : queues.get(0);
  }
}
