package es.sml.connector.sml.http;

import es.sml.connector.language.LocalizedText;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Says in plain words why there is no connection to a server, such as an unknown host. A request to
 * SML also has its address.
 */
public final class ConnectionFailure {
  private ConnectionFailure() {}

  /** Returns scheme and host of the last request of a route. */
  static String root(Exchange exchange) {
    String endpoint = exchange.getProperty(Exchange.TO_ENDPOINT, "", String.class);
    URI address = URI.create(endpoint.split("[?]", 2)[0]);
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** Returns the cause in plain words; the name of its class if there are none for it. */
  public static LocalizedText words(Throwable cause) {
    if (isA(UnknownHostException.class, cause)) {
      return LocalizedText.of("sml.unknown-host", "the DNS does not know this host");
    }
    if (isA(SocketTimeoutException.class, cause)) {
      return LocalizedText.of("sml.no-response", "no response in time");
    }
    return isA(ConnectException.class, cause)
        ? LocalizedText.of("sml.connection-refused", "the connection is refused")
        : LocalizedText.untranslated(ExceptionUtils.getRootCause(cause).getClass().getSimpleName());
  }

  private static boolean isA(Class<? extends Exception> type, Throwable cause) {
    return ExceptionUtils.indexOfType(cause, type) >= 0;
  }
}
