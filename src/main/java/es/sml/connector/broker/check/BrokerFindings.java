package es.sml.connector.broker.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings and merges equal findings about several queues. */
final class BrokerFindings {
  private final Map<String, List<String>> queues = new LinkedHashMap<>();
  private final Map<String, Boolean> faults = new LinkedHashMap<>();

  /** Adds a fault that breaks the delivery guarantee. */
  void fault(String queue, String text) {
    add(true, queue, text);
  }

  void fault(String text) {
    add(true, null, text);
  }

  /** Adds a note. */
  void note(String queue, String text) {
    add(false, queue, text);
  }

  void note(String text) {
    add(false, null, text);
  }

  List<BrokerFinding> all() {
    List<BrokerFinding> all = new ArrayList<>();
    faults.forEach(
        (text, fault) -> all.add(new BrokerFinding(fault, List.copyOf(queues.get(text)), text)));
    return all;
  }

  private void add(boolean fault, String queue, String text) {
    faults.put(text, fault);
    List<String> about = queues.computeIfAbsent(text, any -> new ArrayList<>());
    if (queue != null) {
      about.add(queue);
    }
  }
}
