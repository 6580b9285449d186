package es.sml.connector.sml.http;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.ProxyResponseException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Decides what a response of SML, or a missing one, means: success, rejected, unavailable or
 * outcome unknown. It recognises a proxy's response, and limits the pause of Retry-After.
 */
public final class SmlAnswers {
  private static final int LONGEST_WORDS = 2_000;

  /** Statuses that a proxy sends for every request if it is not configured for SML. */
  private static final Set<Integer> NOT_SMLS_OWN = Set.of(403, 404, 405, 407, 410, 421);

  /** After each of these no byte of the request was sent. */
  private static final List<Class<? extends Exception>> UNSENT =
      List.of(
          NotSentException.class,
          ConnectException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          TlsFailedException.class);

  /** These are the connector's own delays, and no fault of the network. */
  private static final List<Class<? extends Exception>> HELD_UP =
      List.of(NotSentException.class, ConnectionRequestTimeoutException.class);

  private final Duration maxPause;

  /**
   * @param maxPause longest wait, even if SML asks for more
   */
  public SmlAnswers(Duration maxPause) {
    this.maxPause = maxPause;
  }

  /**
   * Reads the response from its connection, so that the connection is free for the next request.
   *
   * @throws IOException if the response is incomplete
   */
  public static void receive(Exchange exchange) throws IOException {
    AnswerReading.receive(exchange);
  }

  /**
   * Accepts a success and throws for all other responses.
   *
   * @throws LeadRejectedException for a rejection (4xx)
   * @throws SmlUnavailableException if nothing was done and the request may be tried again
   * @throws UnknownOutcomeException if SML may have done it
   */
  public void check(Exchange exchange) {
    SmlOperation operation = SmlRequest.operation(exchange);
    int status = status(exchange);
    if (isSuccess(exchange)) {
      return;
    }
    if (status == 429) {
      throw new SmlUnavailableException(
          LocalizedText.of("sml.wait", "SML asked the connector to wait (429)"),
          retryAfter(exchange, maxPause));
    }
    // A server may use 302 and 303 to confirm a POST.
    if (status >= 300 && status < 400 && status != 302 && status != 303) {
      throw new SmlUnavailableException(
          LocalizedText.of(
              "sml.redirect",
              "SML responded {0}, a redirect: check the account's base-url in dealers.yaml",
              status),
          (Duration) null);
    }
    checkSender(exchange);
    if (status >= 400 && status < 500 && status != 408) {
      throw new LeadRejectedException(status, words(exchange));
    }
    if (operation.writes()) {
      throw new UnknownOutcomeException(
          "SML responded to " + operation.label() + " with " + status);
    }
    throw new SmlUnavailableException(
        LocalizedText.of("sml.status", "SML responded to {0} with {1}", operation.label(), status),
        retryAfter(exchange, maxPause));
  }

  /**
   * Checks that SML sent a response, and no proxy before it. Any status may be checked.
   *
   * @throws ProxyResponseException if a proxy sent it
   */
  public static void checkSender(Exchange exchange) {
    int status = status(exchange);
    if (!NOT_SMLS_OWN.contains(status)) {
      return; // no body is read in vain
    }
    JsonNode error = SmlRequest.json(exchange);
    if (error == null || error.isEmpty()) {
      throw new ProxyResponseException(
          LocalizedText.of(
              "sml.proxy",
              "the response {0} has no JSON of SML, so a proxy sent it, not SML: check the"
                  + " account's base-url in dealers.yaml",
              status));
    }
  }

  /**
   * Returns whether SML did the operation. The manual names the status of few operations, so any
   * 2xx counts. A response to a create must also have an id, which its reader checks.
   */
  static boolean isSuccess(Exchange exchange) {
    return isSuccess(status(exchange));
  }

  public static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  private static int status(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
  }

  /**
   * Throws the failure of a request without a response.
   *
   * @throws SmlUnavailableException if the request was certainly not sent, or changes nothing
   * @throws UnknownOutcomeException if SML may have received it
   */
  public void failed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    SmlOperation operation = SmlRequest.operation(exchange);
    if (operation == null || !operation.writes() || isOneOf(UNSENT, cause)) {
      throw new SmlUnavailableException(unavailable(exchange, operation, cause), cause);
    }
    throw new UnknownOutcomeException("no response from SML" + why(cause), cause);
  }

  private static LocalizedText unavailable(
      Exchange exchange, SmlOperation operation, Exception cause) {
    if (cause instanceof AnswerTooLargeException) {
      return operation != null && operation.lists()
          ? LocalizedText.of(
              "sml.page-too-large",
              "SML's page of {0} is {1}",
              operation.label(),
              LocalizedText.of(cause))
          : LocalizedText.of(
              "sml.too-large",
              "SML's response to {0} is {1}",
              operation == null ? SmlOperation.LOGIN.label() : operation.label(),
              LocalizedText.of(cause));
    }
    if (isOneOf(HELD_UP, cause)) {
      return LocalizedText.of(
          "sml.held-up", "the request was held up in the connector and not sent");
    }
    String root = root(exchange);
    // A failure of TLS names its own remedy.
    boolean tls = cause instanceof TlsFailedException || TlsFailure.words(cause).isPresent();
    return tls
        ? LocalizedText.of(
            "sml.unreachable-tls", "SML cannot be reached at {0}{1}", root, why(cause))
        : LocalizedText.of(
            "sml.unreachable",
            "SML cannot be reached at {0} ({1}): check the network and accounts.{2}.base-url in"
                + " dealers.yaml",
            root,
            FailureWords.of(cause),
            exchange.getProperty(SmlRequest.ACCOUNT));
  }

  /** Returns scheme and host of the last request of a route. */
  private static String root(Exchange exchange) {
    String endpoint = exchange.getProperty(Exchange.TO_ENDPOINT, "", String.class);
    URI address = URI.create(endpoint.split("[?]", 2)[0]);
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static LocalizedText why(Exception cause) {
    return (cause instanceof TlsFailedException failed
            ? Optional.of(failed.text())
            : TlsFailure.words(cause))
        .map(words -> LocalizedText.joined("", List.of(": ", words)))
        .orElseGet(() -> LocalizedText.joined("", List.of(" (", FailureWords.of(cause), ")")));
  }

  /**
   * Returns the wait that SML asks for; null if it asks for none, or the time is over.
   *
   * @param most longest wait
   */
  public static Duration retryAfter(Exchange exchange, Duration most) {
    return RetryAfter.of(exchange.getMessage().getHeader("Retry-After", String.class), most);
  }

  private static boolean isOneOf(List<Class<? extends Exception>> types, Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
  }

  private static String words(Exchange exchange) {
    JsonNode errors = SmlRequest.json(exchange);
    String words = errors == null ? "(no JSON in the response)" : errors.toString();
    return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
  }
}
