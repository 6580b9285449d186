package es.sml.connector.callback.webhook;

import es.sml.connector.callback.CallbackFailedException;
import es.sml.connector.sml.http.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Checks a webhook receiver's response: only 2xx confirms the event, and a redirect is not
 * followed. It decides how long Retry-After may ask to wait.
 */
public final class WebhookAnswer {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /**
   * Checks the response in the exchange, and reads it to its end.
   *
   * @throws CallbackFailedException if the receiver did not confirm the event
   * @throws IOException if the response does not end in time
   */
  public void check(Exchange exchange) throws IOException {
    Message answer = exchange.getMessage();
    // Closing it reads the rest, so that the connection is free for the next request.
    try (InputStream rest = answer.getBody() instanceof InputStream body ? body : null) {
      checkStatus(answer);
    }
    answer.setBody(null);
  }

  private static void checkStatus(Message answer) {
    int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    if (status < 200 || status > 299) {
      String hint =
          status >= 300 && status < 400 ? "; the connector does not follow redirects" : "";
      throw new CallbackFailedException(
          status,
          "the receiver responded " + status + hint,
          RetryAfter.of(answer.getHeader("Retry-After", String.class), LONGEST_WAIT));
    }
  }
}
