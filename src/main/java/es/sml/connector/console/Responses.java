package es.sml.connector.console;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** Writes the responses of the console. */
final class Responses {
  private static final String HTML = "text/html; charset=utf-8";

  private Responses() {}

  static void put(Exchange exchange, int status, String page) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, HTML);
    exchange.getMessage().setBody(page.getBytes(StandardCharsets.UTF_8));
  }

  static void move(Exchange exchange, String address) {
    put(exchange, 303, "");
    exchange.getMessage().setHeader("Location", address);
  }

  static void setCookie(Exchange exchange, String cookie) {
    exchange.getMessage().setHeader("Set-Cookie", cookie);
  }
}
