package es.sml.connector.sml.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.apache.camel.Exchange;

/**
 * Reads a response that is too large for memory while SML sends it. A small one is read whole
 * first.
 */
public interface AnswerReading {
  /** Name of the exchange property that holds the reading; without one the response is bytes. */
  String PROPERTY = "SmlReading";

  /** A page of the usual size is smaller, and is processed after its connection is free. */
  int KEPT_WHOLE = 1 << 20;

  /**
   * Reads the whole response; may be called again with another response.
   *
   * @throws IOException if the connection fails
   */
  void read(InputStream response) throws IOException;

  /**
   * Reads the response from its connection: as the message's body, or by the exchange's reading if
   * it is a large success.
   */
  static void receive(Exchange exchange) throws IOException {
    if (!(exchange.getMessage().getBody() instanceof InputStream response)) {
      return;
    }
    try (response) {
      byte[] start = response.readNBytes(KEPT_WHOLE);
      AnswerReading reading = exchange.getProperty(PROPERTY, AnswerReading.class);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response);
      if (start.length < KEPT_WHOLE) {
        exchange.getMessage().setBody(start);
      } else if (reading == null || !SmlAnswers.isSuccess(exchange)) {
        exchange.getMessage().setBody(whole.readAllBytes());
      } else {
        exchange.getMessage().setBody(null);
        reading.read(whole);
      }
    }
  }
}
