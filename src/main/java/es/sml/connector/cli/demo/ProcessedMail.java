package es.sml.connector.cli.demo;

import java.nio.charset.StandardCharsets;

/**
 * A mail that the connector has moved out of the inbox.
 *
 * @param key of its message, made of the bytes that the mail server gives
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ProcessedMail(String dealer, String key, byte[] content) {

  /** Whether it is this content below the lines that the mail server wrote on top. */
  boolean carries(byte[] sent) {
    return lines(content).endsWith(lines(sent));
  }

  // SMTP sends each line with CR LF, whatever the file had.
  private static String lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .stripTrailing();
  }
}
