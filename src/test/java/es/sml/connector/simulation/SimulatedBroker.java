package es.sml.connector.simulation;

import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.runtime.step.LeadWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Queues that outlive every process. A process that dies or falls silent returns its messages. */
final class SimulatedBroker {
  /** The queue that the connector consumes. */
  static final String INBOUND = "leads.inbound.demo";

  static final String DEAD = "leads.dead";

  private static final String OF_DEALERS = "dealers.";
  private static final Duration REDELIVERY_DELAY = Duration.ofSeconds(2);

  private final SimulatedWorld world;
  private final List<Message> ready = new ArrayList<>();
  private final List<Message> resting = new ArrayList<>();
  private final List<Delivery> open = new ArrayList<>();

  SimulatedBroker(SimulatedWorld world) {
    this.world = world;
  }

  /** The queue for leads from a dealer's own programs. */
  static String queueOf(String dealer) {
    return OF_DEALERS + dealer + ".leads";
  }

  void send(Message message, Duration in) {
    if (message.queue().equals(INBOUND) || message.queue().startsWith(OF_DEALERS)) {
      world.timeline().in(in, () -> ready.add(message));
    } else {
      resting.add(message);
    }
  }

  boolean hasWork() {
    return !ready.isEmpty();
  }

  /** Gives a message to a process. */
  Delivery deliver(Life to) {
    Delivery delivery = new Delivery(ready.remove(world.plan().below(ready.size())), to);
    open.add(delivery);
    return delivery;
  }

  /**
   * Commits a delivery.
   *
   * @return false if the broker gave the message to another process meanwhile
   */
  boolean commit(Delivery delivery) {
    if (!open.remove(delivery)) {
      return false;
    }
    delivery.sent().forEach(message -> send(message, delay(message)));
    return true;
  }

  void rollBack(Delivery delivery) {
    if (open.remove(delivery)) {
      world.timeline().in(REDELIVERY_DELAY, () -> ready.add(delivery.message().asRedelivered()));
    }
  }

  /** Ends the connection to a process. */
  void release(Life life) {
    for (Delivery delivery : List.copyOf(open)) {
      if (delivery.life() == life) {
        open.remove(delivery);
        ready.add(delivery.message().asRedelivered());
      }
    }
  }

  /** Removes a lead's messages from a queue without a consumer. */
  void remove(String queue, String key) {
    resting.removeIf(message -> isOf(message, queue, key));
  }

  /** Returns the messages of a lead on a queue without a consumer. */
  long count(String queue, String key) {
    return resting.stream().filter(message -> isOf(message, queue, key)).count();
  }

  private static boolean isOf(Message message, String queue, String key) {
    return message.queue().equals(queue) && key.equals(message.headers().get(LeadHeaders.KEY));
  }

  /** Returns whether leads are in progress. */
  boolean isEmpty() {
    return ready.isEmpty() && open.isEmpty();
  }

  private Duration delay(Message message) {
    Object at = message.headers().get(LeadWay.DELIVERED_AT);
    return at instanceof Long time
        ? Duration.ofMillis(Math.max(0, time - world.timeline().now()))
        : Duration.ZERO;
  }
}
