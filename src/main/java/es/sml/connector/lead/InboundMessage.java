package es.sml.connector.lead;

import java.time.Instant;

/**
 * One incoming message: its raw bytes and the data that its intake adds. It decides when the
 * customer's wait began, and which id a program gave.
 *
 * @param key see {@link MessageKey}
 * @param dealer the dealer's id in dealers.yaml
 * @param channel the way in
 * @param mailbox the user name of the mailbox, or the id of the door's channel; else null
 * @param name the name for people, such as a mail's Message-ID, a JMS id or a file name; may be
 *     null
 * @param contentType the MIME type, or null if it is unknown
 * @param received the time when the connector read it
 * @param arrived the time of arrival in the mailbox, by the mail server's clock, or null if unknown
 * @param content the unchanged bytes
 * @param request the HTTP request that brought it, as JSON; null if none did
 */
@SuppressWarnings("ArrayRecordComponent") // never compared and never changed
public record InboundMessage(
    String key,
    String dealer,
    Channel channel,
    String mailbox,
    String name,
    String contentType,
    Instant received,
    Instant arrived,
    byte[] content,
    String request) {

  /** The ways in. */
  public enum Channel {
    MAIL,
    QUEUE,
    FILE,
    /** A channel of the door, or a route of the integrator. */
    DOOR
  }

  /** Creates a message that came through no mailbox. */
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

  /** Creates a message whose arrival time is unknown. */
  public InboundMessage(
      String key,
      String dealer,
      Channel channel,
      String mailbox,
      String name,
      String contentType,
      Instant received,
      byte[] content) {
    this(key, dealer, channel, mailbox, name, contentType, received, null, content, null);
  }

  /** Returns this message with the time of its arrival in the mailbox. */
  public InboundMessage arrivedAt(Instant time) {
    return new InboundMessage(
        key, dealer, channel, mailbox, name, contentType, received, time, content, request);
  }

  /** Returns this message with its content, which was not read before. */
  public InboundMessage withContent(byte[] bytes) {
    return new InboundMessage(
        key, dealer, channel, mailbox, name, contentType, received, arrived, bytes, request);
  }

  /** Returns this message under a key of its source, with a name for people. */
  public InboundMessage named(String otherKey, String otherName) {
    return new InboundMessage(
        otherKey,
        dealer,
        channel,
        mailbox,
        otherName,
        contentType,
        received,
        arrived,
        content,
        request);
  }

  /** Returns this message with the HTTP request that brought it; null if none did. */
  public InboundMessage broughtBy(String json) {
    return new InboundMessage(
        key, dealer, channel, mailbox, name, contentType, received, arrived, content, json);
  }

  /**
   * Returns the id that a program gave its message, such as the JMSCorrelationID; null if it gave
   * none. JMS itself makes the ids that begin with "ID:". A split lead has none, since its siblings
   * would have the same one.
   */
  public String programsId() {
    boolean given = channel == Channel.QUEUE && name != null && !name.startsWith("ID:");
    return given && !MessageKey.isPart(key) ? name : null;
  }

  /** Returns the time when the customer's wait began. */
  public Instant arrivedOrReceived() {
    return arrived != null ? arrived : received;
  }

  /** Leaves out the content, because it is personal data. */
  @Override
  public String toString() {
    return "InboundMessage[" + key + ", " + dealer + ", " + channel + ", " + content.length + " B]";
  }
}
