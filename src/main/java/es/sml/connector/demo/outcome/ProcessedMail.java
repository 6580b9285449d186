package es.sml.connector.demo.outcome;

import java.nio.charset.StandardCharsets;

/**
 * A mail that the connector has moved out of the inbox.
 *
 * @param key the key of its message, from the bytes of the mail server
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ProcessedMail(String dealer, String key, byte[] content) {

  /**
   * Returns true if the bodies are equal. The mail server changes the headers, so they are ignored.
   */
  public boolean carries(byte[] sent) {
    return body(content).equals(body(sent));
  }

  // SMTP ends each line with CR LF, unlike the file.
  private static String body(byte[] bytes) {
    String lines =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .stripTrailing();
    return lines.substring(Math.max(0, lines.indexOf("\n\n")));
  }
}
