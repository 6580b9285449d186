package es.sml.connector.parse.content;

import es.sml.connector.parse.value.EmailReader;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
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
public record MessageContent(
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

  /** For a text without a sender, a subject and headers. */
  public static final MessageContent NONE =
      new MessageContent(null, 0, false, null, null, null, null, null, Map.of(), List.of());

  public MessageContent {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    parts = List.copyOf(parts);
  }

  /** Creates the content of a message that is not a mail: a single part. */
  public static MessageContent of(Part part) {
    return new MessageContent(
        null, 0, false, null, null, null, null, null, Map.of(), List.of(part));
  }

  /** Returns the same content for that dealer and number of earlier entries. */
  public MessageContent of(String toDealer, int before) {
    return new MessageContent(
        toDealer, before, mail, messageId, from, replyTo, subject, date, headers, parts);
  }

  /** Returns the same mail as if another sender had sent it: a forwarded mail's. */
  public MessageContent sentBy(String sender, String about) {
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, sender, null, about, date, headers, parts);
  }

  /** Returns the same mail as if a program of its sender had sent it: no person has the address. */
  public MessageContent sentByProgram() {
    String sender = EmailReader.displayName(from) + " <noreply@" + senderDomain() + ">";
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, sender, replyTo, subject, date, headers, parts);
  }

  /** Returns the same mail without its From header. */
  public MessageContent withoutSender() {
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, null, replyTo, subject, date, headers, parts);
  }

  /** Returns the same content with other parts. */
  public MessageContent withParts(List<Part> others) {
    return new MessageContent(
        dealer, entriesBefore, mail, messageId, from, replyTo, subject, date, headers, others);
  }

  /** Returns the same mail without its parts, for one of several customers in it. */
  public MessageContent withoutParts() {
    return withParts(List.of());
  }

  /** Returns the decoded header of that lower-case name; empty, not null, if there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns whether the header of that lower-case name is present and not empty. */
  public boolean has(String name) {
    return !header(name).isBlank();
  }

  /** Returns the same mail with that attached part as its only text. */
  public MessageContent showing(Part attached) {
    Part shown =
        new Part(
            attached.contentType(),
            attached.name(),
            false,
            attached.text(),
            attached.damaged(),
            attached.attachedBy());
    return new MessageContent(
        dealer,
        entriesBefore,
        mail,
        messageId,
        from,
        replyTo,
        subject,
        date,
        headers,
        List.of(shown));
  }

  /** Returns the number of characters in the text of all parts. */
  public long length() {
    long length = 0;
    for (Part part : parts) {
      length += part.text().length();
    }
    return length;
  }

  /** Returns whether characters of the message were lost. */
  public boolean isDamaged() {
    return parts.stream().anyMatch(part -> !part.damaged().isEmpty());
  }

  /** Returns the domain of the From header's address; null if there is none. */
  public String senderDomain() {
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
  public record Part(
      String contentType,
      String name,
      boolean attachment,
      String text,
      BitSet damaged,
      Sender attachedBy) {
    public Part(String contentType, String name, boolean attachment, DecodedText text) {
      this(contentType, name, attachment, text.text(), text.damaged(), null);
    }

    /** Returns the same part as one of an attached mail. */
    public Part attachedBy(Sender sender) {
      return new Part(contentType, name, attachment, text, damaged, sender);
    }

    public boolean isHtml() {
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
   * @param to its recipients; empty, not null, if absent
   */
  public record Sender(String from, String subject, String to) {
    @Override
    public String toString() {
      return "Sender";
    }
  }
}
