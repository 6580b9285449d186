package es.sml.connector.deadletter;

import java.util.Optional;
import java.util.stream.Stream;

/** The queues on which messages wait for a person. */
public enum LetterQueue {
  /** What could not be delivered. */
  DEAD("leads.dead"),
  /** Leads that SML may have. */
  PARKED("leads.parked"),
  /** What was taken for no lead. */
  DISMISSED("leads.dismissed");

  private final String queue;

  LetterQueue(String queue) {
    this.queue = queue;
  }

  /** Its name at the broker. */
  public String queue() {
    return queue;
  }

  /** As people write it: dead, parked, dismissed. */
  public String label() {
    return queue.substring(queue.lastIndexOf('.') + 1);
  }

  /** The queue of that label. */
  public static Optional<LetterQueue> of(String label) {
    return Stream.of(values()).filter(queue -> queue.label().equals(label)).findFirst();
  }
}
