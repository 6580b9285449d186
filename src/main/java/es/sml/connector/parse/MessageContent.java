package es.sml.connector.parse;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The content of a message: a mail's relevant headers and every part as text.
 *
 * @param dealer the message's dealer; null while unknown
 * @param entriesBefore the number of entries that earlier readings took
 * @param mail false for a queue message or a file
 * @param messageId as written in the header, or null
 * @param from the decoded From header, name and address, or null
 * @param replyTo the decoded Reply-To header, or null
 * @param subject decoded, or null
 * @param date the sender's date of the message, or null
 * @param headers the other headers for formats and filters, decoded, by lower-case name
 * @param parts in the order of the message, including those of attached messages
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

  /** Creates the content of a message that is not a mail: a single part. */
  static MessageContent of(Part part) {
    return new MessageContent(
        null, 0, false, null, null, null, null, null, Map.of(), List.of(part));
  }

  /** Returns the same content for that dealer and number of earlier entries. */
  MessageContent of(String toDealer, int before) {
    return new MessageContent(
        toDealer, before, mail, messageId, from, replyTo, subject, date, headers, parts);
  }

  /** Returns the same mail as if another sender had sent it: a forwarded mail's. */
  MessageContent sentBy(String sender, String about) {
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, sender, null, about, date, headers, parts);
  }

  /** Returns the same mail without its From header. */
  MessageContent withoutSender() {
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, null, replyTo, subject, date, headers, parts);
  }

  /** Returns the decoded header of that lower-case name; empty, not null, if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns whether the header of that lower-case name is present and not empty. */
  boolean has(String name) {
    return !header(name).isBlank();
  }

  /** Returns the number of characters in the text of all parts. */
  long length() {
    return parts.stream().mapToLong(part -> part.text().length()).sum();
  }

  /** Returns whether characters of the message were lost. */
  boolean isDamaged() {
    return parts.stream().anyMatch(part -> !part.damaged().isEmpty());
  }

  /** Returns the domain of the From header's address; null if there is none. */
  String senderDomain() {
    return EmailReader.addresses(from).stream()
        .findFirst()
        .map(address -> address.substring(address.indexOf('@') + 1))
        .orElse(null);
  }

  /** Leaves out the content, because it is personal data. */
  @Override
  public String toString() {
    return "MessageContent[" + (mail ? "mail, " : "") + parts.size() + " parts]";
  }

  /**
   * One part of a message.
   *
   * @param contentType MIME type in lower case, without parameters
   * @param name file name, or null
   * @param attachment false if a mail program shows it as the message itself
   * @param text decoded; empty for an image or other data
   * @param damaged the lines of the text, from 1, that lost a character
   * @param attachedBy the sender of the attached mail that has the part; null if the message itself
   *     has it
   */
  record Part(
      String contentType,
      String name,
      boolean attachment,
      String text,
      BitSet damaged,
      Sender attachedBy) {
    Part(String contentType, String name, boolean attachment, DecodedText text) {
      this(contentType, name, attachment, text.text(), text.damaged(), null);
    }

    /** Returns the same part as one of an attached mail. */
    Part attachedBy(Sender sender) {
      return new Part(contentType, name, attachment, text, damaged, sender);
    }

    boolean isHtml() {
      return contentType.equals("text/html") || contentType.equals("application/xhtml+xml");
    }

    @Override
    public String toString() {
      return "Part[" + contentType + ", " + text.length() + " characters]";
    }
  }

  /**
   * The head of an attached mail.
   *
   * @param from name and address; empty, not null, if absent
   * @param subject empty, not null, if absent
   */
  record Sender(String from, String subject) {
    @Override
    public String toString() {
      return "Sender";
    }
  }
}
