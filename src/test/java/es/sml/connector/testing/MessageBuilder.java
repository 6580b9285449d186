package es.sml.connector.testing;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An incoming message. A test names only what matters to it. */
public final class MessageBuilder {
  private String key = "key";
  private String dealer = "norte";
  private Channel channel = Channel.QUEUE;
  private String mailbox;
  private String name;
  private String contentType;
  private Instant received = Instant.ofEpochMilli(1);
  private byte[] content = {};

  private MessageBuilder() {}

  /** Begins an empty message from the queue of the dealer norte. */
  public static MessageBuilder aMessage() {
    return new MessageBuilder();
  }

  public MessageBuilder key(String text) {
    key = text;
    return this;
  }

  public MessageBuilder dealer(String id) {
    dealer = id;
    return this;
  }

  public MessageBuilder channel(Channel wayIn) {
    channel = wayIn;
    return this;
  }

  public MessageBuilder byMail() {
    return channel(Channel.MAIL);
  }

  public MessageBuilder mailbox(String user) {
    mailbox = user;
    return this;
  }

  public MessageBuilder name(String forPeople) {
    name = forPeople;
    return this;
  }

  public MessageBuilder contentType(String type) {
    contentType = type;
    return this;
  }

  public MessageBuilder received(Instant time) {
    received = time;
    return this;
  }

  public MessageBuilder content(byte[] bytes) {
    content = bytes;
    return this;
  }

  public MessageBuilder content(String text) {
    return content(text.getBytes(StandardCharsets.UTF_8));
  }

  public InboundMessage build() {
    return new InboundMessage(key, dealer, channel, mailbox, name, contentType, received, content);
  }
}
