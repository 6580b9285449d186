package es.sml.connector.sml.http;

import es.sml.connector.sml.SendDeadline;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Filters the headers to and from SML: only the necessary ones pass. */
public final class SmlHeaders implements HeaderFilterStrategy {
  /** Name of the header with the time of a response. */
  public static final String DATE = "Date";

  private static final Set<String> SENT =
      Set.of("Authorization", "Accept", "Content-Type", SendDeadline.HEADER, RequestDeadline.LIST);
  private static final Set<String> RECEIVED = Set.of("retry-after", "content-type", "date");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !SENT.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !RECEIVED.contains(name.toLowerCase(java.util.Locale.ROOT));
  }
}
