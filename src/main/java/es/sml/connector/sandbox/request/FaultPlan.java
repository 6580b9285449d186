package es.sml.connector.sandbox.request;

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
  private final List<Fault> faults = new ArrayList<>();

  public void add(Fault fault) {
    faults.add(fault);
  }

  public void clear() {
    faults.clear();
  }

  /** Returns the milliseconds that the request must wait, and counts a use of each latency. */
  public long useLatency(SandboxOperation operation) {
    long delay = 0;
    for (Fault fault : faults) {
      if (fault.kind() == FaultKind.LATENCY && fault.strikes(operation)) {
        fault.use();
        delay += fault.delayMs();
      }
    }
    return delay;
  }

  /** Returns the fault of the request, apart from latency. The caller counts its use. */
  public Optional<Fault> next(SandboxOperation operation) {
    return faults.stream()
        .filter(fault -> fault.kind() != FaultKind.LATENCY && fault.strikes(operation))
        .findFirst();
  }

  public ObjectNode json() {
    ObjectNode tree = Json.object();
    ArrayNode entries = tree.putArray("faults");
    faults.forEach(fault -> entries.add(fault.json().put("used", fault.used())));
    return tree;
  }
}
