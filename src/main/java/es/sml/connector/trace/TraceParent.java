package es.sml.connector.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/**
 * Parent of the next span, in the format of W3C Trace Context. An invalid one starts a new trace.
 */
public final class TraceParent {
  /** Name of the header, of the JMS property and of an event's attribute. */
  public static final String NAME = "traceparent";

  private static final TextMapGetter<String> ONLY_VALUE =
      (value, key) -> NAME.equals(key) ? value : null;

  private TraceParent() {}

  /** Returns this thread's span; null without a trace. */
  public static String current() {
    Map<String, String> written = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), written, Map::put);
    return written.get(NAME);
  }

  /**
   * Parses a traceparent.
   *
   * @param written text of the sender; null or an invalid text starts a new trace
   */
  public static Context read(String written) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), written, ONLY_VALUE);
  }
}
