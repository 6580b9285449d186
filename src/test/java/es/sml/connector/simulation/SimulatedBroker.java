package es.sml.connector.simulation;

import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.runtime.LeadWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Queues that outlive every process; who dies or falls silent gives back what it had in hand. */
final class SimulatedBroker {
  /** From which leads are taken. */
  static final String INBOUND = "leads.inbound.demo";

  static final String DEAD = "leads.dead";

  private static final String OF_DEALERS = "dealers.";
  private static final Duration BEFORE_AGAIN = Duration.ofSeconds(2);

  private final World world;
  private final List<Message> ready = new ArrayList<>();
  private final List<Message> resting = new ArrayList<>();
  private final List<Delivery> open = new ArrayList<>();

  SimulatedBroker(World world) {
    this.world = world;
  }

  /** On which a dealer's own programs lay leads. */
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
   * Ends a delivery well.
   *
   * @return whether it is done; what the broker gave to somebody else meanwhile is not
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
      world.timeline().in(BEFORE_AGAIN, () -> ready.add(delivery.message().offeredAgain()));
    }
  }

  /** The connection to a process has ended. */
  void release(Life life) {
    for (Delivery delivery : List.copyOf(open)) {
      if (delivery.life() == life) {
        open.remove(delivery);
        ready.add(delivery.message().offeredAgain());
      }
    }
  }

  /** Takes a lead's messages off a queue from which no process takes. */
  void takeAway(String queue, String key) {
    resting.removeIf(message -> isOf(message, queue, key));
  }

  /** Messages of a lead on a queue from which nobody takes. */
  long count(String queue, String key) {
    return resting.stream().filter(message -> isOf(message, queue, key)).count();
  }

  private static boolean isOf(Message message, String queue, String key) {
    return message.queue().equals(queue) && key.equals(message.headers().get(LeadHeaders.KEY));
  }

  /** Whether leads are on their way. */
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
