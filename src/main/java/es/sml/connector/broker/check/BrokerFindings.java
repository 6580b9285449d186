package es.sml.connector.broker.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings and merges equal findings about several queues. */
final class BrokerFindings {
  private final Map<String, BrokerFinding> found = new LinkedHashMap<>();

  /** Adds a fault that breaks the delivery guarantee. */
  void fault(String queue, String text) {
    add(true, List.of(queue), text);
  }

  void fault(String text) {
    add(true, List.of(), text);
  }

  /** Adds a note. */
  void note(String queue, String text) {
    add(false, List.of(queue), text);
  }

  void note(String text) {
    add(false, List.of(), text);
  }

  List<BrokerFinding> all() {
    return List.copyOf(found.values());
  }

  private void add(boolean fault, List<String> queues, String text) {
    found
        .computeIfAbsent(text, any -> new BrokerFinding(fault, new ArrayList<>(), text))
        .queues()
        .addAll(queues);
  }
}
