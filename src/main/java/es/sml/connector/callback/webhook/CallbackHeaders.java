package es.sml.connector.callback.webhook;

import es.sml.connector.trace.TraceParent;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Filters the headers to and from a webhook's receiver: only the necessary ones pass. */
public final class CallbackHeaders implements HeaderFilterStrategy {
  private static final Set<String> SENT =
      Set.of(
          WebhookSignature.ID,
          WebhookSignature.TIMESTAMP,
          WebhookSignature.SIGNATURE,
          TraceParent.NAME,
          Exchange.CONTENT_TYPE);
  private static final String RETRY_AFTER = "retry-after";

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !SENT.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !RETRY_AFTER.equals(name.toLowerCase(Locale.ROOT));
  }
}
