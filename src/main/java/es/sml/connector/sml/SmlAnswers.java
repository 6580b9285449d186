package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.failure.UnknownOutcomeException;
import es.sml.connector.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says what an answer of SML means, or the lack of one. */
public final class SmlAnswers {
  private static final int LONGEST_WORDS = 2_000;

  /** Statuses that a proxy gives to every request when it is not set up for SML. */
  private static final Set<Integer> NOT_SMLS_OWN = Set.of(403, 404, 405, 407, 421);

  /** With each of these no byte of the request has left. */
  private static final List<Class<? extends Exception>> UNSENT =
      List.of(
          NotSentException.class,
          ConnectException.class,
          ConnectTimeoutException.class,
          ConnectionRequestTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          TlsFailedException.class);

  private final Duration maxPause;

  /**
   * @param maxPause the longest time to wait, however long SML asks for
   */
  public SmlAnswers(Duration maxPause) {
    this.maxPause = maxPause;
  }

  /**
   * Takes the answer off its connection, so that this is free for the next request.
   *
   * @throws IOException when it does not come to its end
   */
  public static void take(Exchange exchange) throws IOException {
    AnswerReading.take(exchange);
  }

  /**
   * Lets a success pass and throws for everything else.
   *
   * @throws LeadRejectedException for a refusal (4xx)
   * @throws SmlUnavailableException when nothing was done and it may be tried again
   * @throws UnknownOutcomeException when SML may have done it
   */
  public void check(Exchange exchange) {
    SmlOperation operation = SmlRequest.operation(exchange);
    int status = status(exchange);
    if (isSuccess(exchange)) {
      return;
    }
    if (status == 429) {
      throw new SmlUnavailableException(
          "SML asks to be left alone (429)", retryAfter(exchange, maxPause));
    }
    // 302 and 303 may be a server's way to say that a POST is done.
    if (status >= 300 && status < 400 && status != 302 && status != 303) {
      throw new SmlUnavailableException(
          "SML answered " + status + ", a redirect: check the account's base-url", (Duration) null);
    }
    if (NOT_SMLS_OWN.contains(status) && SmlRequest.json(exchange) == null) {
      throw new SmlUnavailableException(
          "answered "
              + status
              + " without JSON, so by something before SML (a proxy?): check the account's base-url",
          (Duration) null);
    }
    if (status >= 400 && status < 500 && status != 408) {
      throw new LeadRejectedException(status, words(exchange));
    }
    if (operation.writes()) {
      throw new UnknownOutcomeException("SML answered " + operation.label() + " with " + status);
    }
    throw new SmlUnavailableException(
        "SML answered " + operation.label() + " with " + status, retryAfter(exchange, maxPause));
  }

  /** Whether SML did what it was asked for. */
  static boolean isSuccess(Exchange exchange) {
    return status(exchange) == SmlRequest.operation(exchange).success();
  }

  private static int status(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
  }

  /**
   * Always throws: there was no answer.
   *
   * @throws SmlUnavailableException when the request provably never left, or changes nothing
   * @throws UnknownOutcomeException when SML may have got it
   */
  public void failed(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    SmlOperation operation = SmlRequest.operation(exchange);
    String why = why(cause);
    if (operation == null || !operation.writes() || unsent(cause)) {
      throw new SmlUnavailableException(
          cause instanceof AnswerTooLargeException
              ? "SML's " + subject(operation) + " is " + cause.getMessage()
              : "SML cannot be reached" + why,
          cause);
    }
    throw new UnknownOutcomeException("no answer from SML" + why, cause);
  }

  private static String why(Exception cause) {
    if (cause instanceof TlsFailedException) {
      return ": " + cause.getMessage();
    }
    return TlsFailure.words(cause)
        .map(words -> ": " + words)
        .orElseGet(() -> " (" + cause.getClass().getSimpleName() + ")");
  }

  /**
   * How long SML asks to wait, in seconds or by a date (RFC 9110, 10.2.3); null where it does not
   * say, or the time is past.
   *
   * @param most the longest time to wait
   */
  static Duration retryAfter(Exchange exchange, Duration most) {
    String value = exchange.getMessage().getHeader("Retry-After", "", String.class).strip();
    Duration wait;
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wait = value.length() > 9 ? most : Duration.ofSeconds(Long.parseLong(value));
    } else {
      Instant until = DateUtils.parseStandardDate(value);
      wait = until == null ? null : Duration.between(Instant.now(), until);
    }
    if (wait == null || wait.isNegative()) {
      return null;
    }
    return wait.compareTo(most) > 0 ? most : wait;
  }

  private static String subject(SmlOperation operation) {
    return operation == null
        ? "answer to the login"
        : (operation.lists() ? "page of " : "answer to ") + operation.label();
  }

  private static boolean unsent(Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(cause -> UNSENT.stream().anyMatch(type -> type.isInstance(cause)));
  }

  private static String words(Exchange exchange) {
    JsonNode errors = SmlRequest.json(exchange);
    String words = errors == null ? "(no JSON in the answer)" : errors.toString();
    return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
  }
}
