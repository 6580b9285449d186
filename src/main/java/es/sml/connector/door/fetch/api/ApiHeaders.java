package es.sml.connector.door.fetch.api;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Filters the headers to and from a platform's API: only the necessary ones pass. */
public final class ApiHeaders implements HeaderFilterStrategy {
  /** Meta's use of its limits. */
  public static final String USAGE = "X-Business-Use-Case-Usage";

  /** LinkedIn's headers of each request. */
  public static final String VERSION = "LinkedIn-Version";

  public static final String PROTOCOL = "X-Restli-Protocol-Version";

  private static final Set<String> SENT = Set.of("Authorization", "Accept", VERSION, PROTOCOL);

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !SENT.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !name.toLowerCase(Locale.ROOT).equals(USAGE.toLowerCase(Locale.ROOT));
  }
}
