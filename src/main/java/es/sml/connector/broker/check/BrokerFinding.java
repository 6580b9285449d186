package es.sml.connector.broker.check;

import es.sml.connector.language.LocalizedText;
import java.util.List;

/**
 * One fault of an external broker's setup, with its remedy.
 *
 * @param fault true if the fault breaks the delivery guarantee; false for a note
 * @param queues queues that the finding concerns; empty if it concerns the whole broker
 */
public record BrokerFinding(boolean fault, List<String> queues, LocalizedText text) {
  private static final int NAMED = 2;

  /** Returns the text with the names of the first few queues. */
  public LocalizedText summary() {
    if (queues.size() < 2) {
      return text;
    }
    int more = queues.size() - 1 - NAMED;
    String others = String.join(", ", queues.subList(1, Math.min(queues.size(), 1 + NAMED)));
    return more > 0
        ? LocalizedText.of("broker.more", "{0} (likewise {1} and {2} more)", text, others, more)
        : LocalizedText.of("broker.likewise", "{0} (likewise {1})", text, others);
  }

  /** Returns the first queue, or "broker". */
  public String subject() {
    return queues.isEmpty() ? "broker" : queues.get(0);
  }
}
