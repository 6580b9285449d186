package es.sml.connector.door.meta.graph;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Filters the headers to and from the Graph API: only the necessary ones pass. */
public final class GraphHeaders implements HeaderFilterStrategy {
  static final String USAGE = "X-Business-Use-Case-Usage";

  private static final Set<String> SENT = Set.of("Authorization", "Accept");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !SENT.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !name.toLowerCase(Locale.ROOT).equals(USAGE.toLowerCase(Locale.ROOT));
  }
}
