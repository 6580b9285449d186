package es.sml.connector.runtime.context;

import es.sml.connector.lead.InboundMessage;
import org.apache.camel.Message;

/** A message as its queue delivered it. */
public final class ConsumedMessage {
  private InboundMessage message;
  private Message unread;
  private Boolean redelivered;
  private String replyTo;
  private String unreadable;
  private String refused;
  private boolean paused;

  /** Returns whether the lead must wait, because an operator paused its dealer or channel. */
  public boolean paused() {
    return paused;
  }

  public void setPaused(boolean paused) {
    this.paused = paused;
  }

  public InboundMessage message() {
    return message;
  }

  /** Returns the message with its content, which is not read yet; null if there is none. */
  public Message unread() {
    return unread;
  }

  public void setMessage(InboundMessage message) {
    this.message = message;
  }

  public void setUnread(Message unread) {
    this.unread = unread;
  }

  /** Returns whether the broker delivered the message before; null if its queue does not matter. */
  public Boolean redelivered() {
    return redelivered;
  }

  public void setRedelivered(Boolean redelivered) {
    this.redelivered = redelivered;
  }

  /** Returns the sender's queue for the reply; null if there is no reply to send. */
  public String replyTo() {
    return replyTo;
  }

  public void setReplyTo(String replyTo) {
    this.replyTo = replyTo;
  }

  /** Returns the reason why the content cannot be read; null if there is none. */
  public String unreadable() {
    return unreadable;
  }

  public void setUnreadable(String unreadable) {
    this.unreadable = unreadable;
  }

  /** Returns the reason why a readable message is refused; null if there is none. */
  public String refused() {
    return refused;
  }

  public void setRefused(String refused) {
    this.refused = refused;
  }
}
