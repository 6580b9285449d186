package es.sml.connector.lead.jms;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Decides which queue may carry a reply: a dealer's own reply queue, or a temporary queue. */
public final class ReplyQueues {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final Supplier<Map<String, String>> ofDealers;
  private final Supplier<Set<String>> others;
  private final Predicate<String> temporary;

  /**
   * Creates it.
   *
   * @param ofDealers the reply queue of each dealer that has one
   * @param others all other queues of the connector and its dealers
   * @param temporary checks at the broker whether a temporary queue of this name exists
   */
  public ReplyQueues(
      Supplier<Map<String, String>> ofDealers,
      Supplier<Set<String>> others,
      Predicate<String> temporary) {
    this.ofDealers = ofDealers;
    this.others = others;
    this.temporary = temporary;
  }

  /** Returns the reply queue of a dealer; null if the dealer is null or has none. */
  public String of(String dealer) {
    return dealer == null ? null : ofDealers.get().get(dealer);
  }

  /** Returns whether the queue is the reply queue of any dealer in the configuration. */
  public boolean isOfADealer(String queue) {
    return ofDealers.get().containsValue(queue);
  }

  /**
   * Returns whether the queue is an existing temporary queue. Only a safe queue name is sent to the
   * broker.
   */
  public boolean isTemporary(String queue) {
    return NAME.matches(queue)
        && !isOfADealer(queue)
        && !others.get().contains(queue)
        && temporary.test(queue);
  }
}
