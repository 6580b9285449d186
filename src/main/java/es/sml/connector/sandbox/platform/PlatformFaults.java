package es.sml.connector.sandbox.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import es.sml.connector.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The active faults of a platform's API, in the order of their setting. */
public final class PlatformFaults {
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    private final PlatformFault fault;
    private int used;

    private Entry(PlatformFault fault) {
      this.fault = fault;
    }

    private boolean strikes(String request, boolean isLatency) {
      return (fault.kind() == PlatformFault.Kind.LATENCY) == isLatency
          && fault.concerns(request)
          && (fault.times() == null || used < fault.times());
    }
  }

  void add(PlatformFault fault) {
    entries.add(new Entry(fault));
  }

  void clear() {
    entries.clear();
  }

  /** Returns the milliseconds that the request must wait, and counts a use. */
  long useLatency(String request) {
    long delay = 0;
    for (Entry entry : entries) {
      if (entry.strikes(request, true)) {
        entry.used++;
        delay += entry.fault.delayMs();
      }
    }
    return delay;
  }

  /** Returns the fault of the request, apart from latency, and counts a use. */
  Optional<PlatformFault> use(String request) {
    Optional<Entry> found =
        entries.stream().filter(entry -> entry.strikes(request, false)).findFirst();
    found.ifPresent(entry -> entry.used++);
    return found.map(entry -> entry.fault);
  }

  ArrayNode json() {
    ArrayNode faults = Json.MAPPER.createArrayNode();
    entries.forEach(entry -> faults.add(entry.fault.json().put("used", entry.used)));
    return faults;
  }
}
