package es.sml.connector.lead;

import java.time.Instant;

/**
 * One message as it came in: the raw bytes and what the intake knows of them.
 *
 * @param key see {@link MessageKey}
 * @param dealer the dealer's id in dealers.yaml
 * @param channel how it came in
 * @param mailbox the user name of the mailbox that it came through; null for what is no mail
 * @param name where it came from, for people: a mail's Message-ID, a JMS id, a file's name; may be
 *     null
 * @param contentType MIME type where the intake knows it, or null
 * @param received when the intake took it
 * @param arrived when it came into its mailbox, by the mail server's clock; null where nobody knows
 * @param content the bytes, unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
public record InboundMessage(
    String key,
    String dealer,
    Channel channel,
    String mailbox,
    String name,
    String contentType,
    Instant received,
    Instant arrived,
    byte[] content) {

  /** The ways in. */
  public enum Channel {
    MAIL,
    QUEUE,
    FILE
  }

  /** A message that came through no mailbox. */
  public InboundMessage(
      String key,
      String dealer,
      Channel channel,
      String name,
      String contentType,
      Instant received,
      byte[] content) {
    this(key, dealer, channel, null, name, contentType, received, content);
  }

  /** A message of which nobody knows when it came into its mailbox. */
  public InboundMessage(
      String key,
      String dealer,
      Channel channel,
      String mailbox,
      String name,
      String contentType,
      Instant received,
      byte[] content) {
    this(key, dealer, channel, mailbox, name, contentType, received, null, content);
  }

  /** The same with the time at which it came into its mailbox. */
  public InboundMessage arrivedAt(Instant time) {
    return new InboundMessage(
        key, dealer, channel, mailbox, name, contentType, received, time, content);
  }

  /** The same with its content, which was not read before. */
  public InboundMessage withContent(byte[] bytes) {
    return new InboundMessage(
        key, dealer, channel, mailbox, name, contentType, received, arrived, bytes);
  }

  /** From when on the customer waits for an answer. */
  public Instant arrivedOrReceived() {
    return arrived != null ? arrived : received;
  }

  /** Without the content, which is somebody's personal data. */
  @Override
  public String toString() {
    return "InboundMessage[" + key + ", " + dealer + ", " + channel + ", " + content.length + " B]";
  }
}
