package es.sml.connector.parse;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What a message says, whatever it came in: a mail's headers of interest and every part as text.
 *
 * @param dealer whose message it is; null while nobody has said
 * @param entriesBefore how many of its entries were read before, of a message of very many
 * @param mail false for what came over a queue or as a file
 * @param messageId as written in the header, or null
 * @param from the decoded From header, name and address, or null
 * @param replyTo the decoded Reply-To header, or null
 * @param subject decoded, or null
 * @param date when the sender says it was sent, or null
 * @param headers the other headers that formats and filters look at, decoded, under their
 *     lower-case names
 * @param parts in the order of the message, those of attached messages included
 */
record MessageContent(
    String dealer,
    int entriesBefore,
    boolean mail,
    String messageId,
    String from,
    String replyTo,
    String subject,
    Instant date,
    Map<String, String> headers,
    List<Part> parts) {

  MessageContent {
    headers = Map.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /** A message that is no mail: one part and nothing around it. */
  static MessageContent of(Part part) {
    return new MessageContent(
        null, 0, false, null, null, null, null, null, Map.of(), List.of(part));
  }

  /** The same content, of that dealer, of which so many entries were read before. */
  MessageContent of(String toDealer, int before) {
    return new MessageContent(
        toDealer, before, mail, messageId, from, replyTo, subject, date, headers, parts);
  }

  /** The decoded header of that lower-case name; empty, not null, if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether there is a header of that lower-case name that says anything. */
  boolean has(String name) {
    return !header(name).isBlank();
  }

  /** How many characters of text the message has. */
  long length() {
    return parts.stream().mapToLong(part -> part.text().length()).sum();
  }

  /** Whether characters of the message were lost. */
  boolean isDamaged() {
    return parts.stream().anyMatch(part -> !part.damaged().isEmpty());
  }

  /** The domain of the From header's address; null if there is none. */
  String senderDomain() {
    return EmailReader.addresses(from).stream()
        .findFirst()
        .map(address -> address.substring(address.indexOf('@') + 1))
        .orElse(null);
  }

  /** Without the content, which is somebody's personal data. */
  @Override
  public String toString() {
    return "MessageContent[" + (mail ? "mail, " : "") + parts.size() + " parts]";
  }

  /**
   * One part of a message.
   *
   * @param contentType MIME type in lower case, without parameters
   * @param name file name, or null
   * @param attachment false for what a mail program shows as the message itself
   * @param text decoded; empty for a picture and the like
   * @param damaged the lines of the text, from 1, that lost a character
   */
  record Part(String contentType, String name, boolean attachment, String text, BitSet damaged) {
    Part(String contentType, String name, boolean attachment, DecodedText text) {
      this(contentType, name, attachment, text.text(), text.damaged());
    }

    boolean isHtml() {
      return contentType.equals("text/html") || contentType.equals("application/xhtml+xml");
    }

    @Override
    public String toString() {
      return "Part[" + contentType + ", " + text.length() + " characters]";
    }
  }
}
