package es.sml.connector.cli.demo;

import java.nio.charset.StandardCharsets;

/**
 * A mail that the connector has moved out of the inbox.
 *
 * @param key of its message, made of the bytes that the mail server gives
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProcessedMail(String dealer, String key, byte[] content) {

  /**
   * Whether it has this mail's body. Not its head: the mail server adds lines to it, and writes
   * letters beyond ASCII in it in its own way.
   */
  boolean carries(byte[] sent) {
    return body(content).equals(body(sent));
  }

  // SMTP sends each line with CR LF, whatever the file had.
  private static String body(byte[] bytes) {
    String lines =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .stripTrailing();
    return lines.substring(Math.max(0, lines.indexOf("\n\n")));
  }
}
