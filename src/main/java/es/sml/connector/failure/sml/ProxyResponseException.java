package es.sml.connector.failure.sml;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/** Thrown when a proxy before SML responds in its place: it is not set up, or refuses a request. */
public final class ProxyResponseException extends SmlUnavailableException {
  private static final long serialVersionUID = 1L;

  public ProxyResponseException(LocalizedText reason) {
    super(reason, (Duration) null);
  }
}
