package es.sml.connector.deadletter;

import java.util.Optional;
import java.util.stream.Stream;

/** The queues where messages wait for an operator. */
public enum OperatorQueue {
  /** Dead letters. */
  DEAD("leads.dead"),
  /** Parked leads, which SML may have. */
  PARKED("leads.parked"),
  /** Messages that are not leads. */
  DISMISSED("leads.dismissed");

  private final String queue;

  OperatorQueue(String queue) {
    this.queue = queue;
  }

  /** Returns its name at the broker. */
  public String queue() {
    return queue;
  }

  /** Returns the short name: dead, parked or dismissed. */
  public String label() {
    return queue.substring(queue.lastIndexOf('.') + 1);
  }

  /** Finds the queue of a short name. */
  public static Optional<OperatorQueue> of(String label) {
    return Stream.of(values()).filter(queue -> queue.label().equals(label)).findFirst();
  }
}
