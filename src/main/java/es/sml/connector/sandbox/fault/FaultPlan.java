package es.sml.connector.sandbox.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The active faults, in the order of their setting. A request meets the first fault for its
 * operation that is not used up. After a latency the next one applies as well.
 */
public final class FaultPlan {

  /** A fault with the number of its uses. */
  public static final class Entry {
    private final Fault fault;
    private int used;

    private Entry(Fault fault) {
      this.fault = fault;
    }

    public Fault fault() {
      return fault;
    }

    /** Counts one use. */
    public void use() {
      used++;
    }

    private boolean strikes(SandboxOperation operation) {
      return fault.concerns(operation) && (fault.times() == null || used < fault.times());
    }

    private ObjectNode json() {
      return fault.json().put("used", used);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  public void add(Fault fault) {
    entries.add(new Entry(fault));
  }

  public void clear() {
    entries.clear();
  }

  /** Returns the milliseconds that the request must wait, and counts a use of each latency. */
  public long useLatency(SandboxOperation operation) {
    long delay = 0;
    for (Entry entry : entries) {
      if (entry.fault.kind() == FaultKind.LATENCY && entry.strikes(operation)) {
        entry.use();
        delay += entry.fault.delayMs();
      }
    }
    return delay;
  }

  /** Returns the fault of the request, apart from latency. The caller counts its use. */
  public Optional<Entry> next(SandboxOperation operation) {
    return entries.stream()
        .filter(entry -> entry.fault.kind() != FaultKind.LATENCY && entry.strikes(operation))
        .findFirst();
  }

  public ObjectNode json() {
    ObjectNode tree = Json.object();
    ArrayNode faults = tree.putArray("faults");
    entries.forEach(entry -> faults.add(entry.json()));
    return tree;
  }
}
