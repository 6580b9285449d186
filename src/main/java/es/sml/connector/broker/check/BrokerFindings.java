package es.sml.connector.broker.check;

import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings and merges equal findings about several queues. */
final class BrokerFindings {
  private final Map<LocalizedText, BrokerFinding> found = new LinkedHashMap<>();

  /** Adds a fault that breaks the delivery guarantee. */
  void fault(String queue, LocalizedText text) {
    add(true, List.of(queue), text);
  }

  void fault(LocalizedText text) {
    add(true, List.of(), text);
  }

  void note(String queue, LocalizedText text) {
    add(false, List.of(queue), text);
  }

  void note(LocalizedText text) {
    add(false, List.of(), text);
  }

  List<BrokerFinding> all() {
    return List.copyOf(found.values());
  }

  private void add(boolean fault, List<String> queues, LocalizedText text) {
    found
        .computeIfAbsent(text, any -> new BrokerFinding(fault, new ArrayList<>(), text))
        .queues()
        .addAll(queues);
  }
}
