package es.sml.connector.trace;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/** The place in a trace at which the next one goes on, as W3C Trace Context writes it. */
public final class TraceParent {
  /** Of the header, the JMS property and the attribute of an event. */
  public static final String NAME = "traceparent";

  private static final TextMapGetter<String> ONLY_VALUE =
      (value, key) -> NAME.equals(key) ? value : null;

  private TraceParent() {}

  /** Where this thread is; null where nothing is traced. */
  public static String current() {
    Map<String, String> written = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), written, Map::put);
    return written.get(NAME);
  }

  /**
   * The place that somebody wrote down.
   *
   * @param written null, or not to be read, for the beginning of a trace
   */
  public static Context read(String written) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), written, ONLY_VALUE);
  }
}
