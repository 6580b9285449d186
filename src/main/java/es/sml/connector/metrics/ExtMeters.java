package es.sml.connector.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts the messages of each route in routes/ext. */
public final class ExtMeters {
  private final Map<String, Counter> stored = new HashMap<>();
  private final Map<String, Counter> failed = new HashMap<>();

  /**
   * Starts all counters at zero.
   *
   * @param routes ids of the routes
   */
  public ExtMeters(Meters meters, Collection<String> routes) {
    for (String route : routes) {
      stored.put(route, counter(meters, route, "stored"));
      failed.put(route, counter(meters, route, "failed"));
    }
  }

  private static Counter counter(Meters meters, String route, String outcome) {
    return Counter.builder("sml.connector.ext.messages")
        .description("Messages that routes in routes/ext gave to the connector")
        .tag("route", route)
        .tag("outcome", outcome)
        .register(meters.registry());
  }

  public void count(String route, boolean isStored) {
    Counter counter = (isStored ? stored : failed).get(route);
    if (counter != null) {
      counter.increment();
    }
  }
}
