package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are set. A request meets the first one, in the order they were set, that concerns
 * its operation and is not used up; latency alone lets the next one strike as well.
 */
final class FaultPlan {

  /** A fault with the number of times it struck. */
  static final class Entry {
    private final Fault fault;
    private int used;

    private Entry(Fault fault) {
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }

    /** Counts one strike. */
    void use() {
      used++;
    }

    private boolean strikes(Operation operation) {
      return fault.concerns(operation) && (fault.times() == null || used < fault.times());
    }

    private ObjectNode json() {
      return fault.json().put("used", used);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  void add(Fault fault) {
    entries.add(new Entry(fault));
  }

  void clear() {
    entries.clear();
  }

  /** Milliseconds the request must wait; counts as a use of each latency. */
  long takeLatency(Operation operation) {
    long delay = 0;
    for (Entry entry : entries) {
      if (entry.fault.kind() == FaultKind.LATENCY && entry.strikes(operation)) {
        entry.use();
        delay += entry.fault.delayMs();
      }
    }
    return delay;
  }

  /** The fault the request meets, apart from latency; whoever lets it strike calls its use. */
  Optional<Entry> next(Operation operation) {
    return entries.stream()
        .filter(entry -> entry.fault.kind() != FaultKind.LATENCY && entry.strikes(operation))
        .findFirst();
  }

  ObjectNode json() {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    ArrayNode faults = tree.putArray("faults");
    entries.forEach(entry -> faults.add(entry.json()));
    return tree;
  }
}
