package es.sml.connector.simulation;

import java.util.ArrayList;
import java.util.List;

/** A message that a process works on, with the messages that it sends in the same transaction. */
final class Delivery {
  private final Message message;
  private final Life life;
  private final List<Message> sent = new ArrayList<>();

  Delivery(Message message, Life life) {
    this.message = message;
    this.life = life;
  }

  Message message() {
    return message;
  }

  Life life() {
    return life;
  }

  void send(Message more) {
    sent.add(more);
  }

  /** Returns the sent messages, once they are committed. */
  List<Message> sent() {
    return sent;
  }
}
