package es.sml.connector.broker.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Queues, logins and limits of the embedded broker.
 *
 * @param directory directory of the journal
 * @param queues queues that the broker creates at its start
 * @param exclusiveQueues queues with a single consumer; the broker redelivers a message at once and
 *     before all others
 * @param replyQueues queues that drop their oldest messages if no program consumes them
 * @param logins logins of other programs
 * @param limits limits from the rest of the configuration
 */
public record BrokerLayout(
    Path directory,
    Set<String> queues,
    Set<String> exclusiveQueues,
    Set<String> replyQueues,
    List<Login> logins,
    BrokerLimits limits) {

  public Set<String> allQueues() {
    Set<String> all = new TreeSet<>(queues);
    all.addAll(exclusiveQueues);
    all.addAll(replyQueues);
    return all;
  }

  /** Returns whether a dealer's program may send to the queue. */
  public boolean isFedByDealers(String queue) {
    return logins.stream().anyMatch(login -> login.sendsTo().contains(queue));
  }

  /**
   * The login of a program.
   *
   * @param sendsTo queues that the program may send to
   * @param reads queues that the program may consume
   */
  public record Login(BrokerUser user, Set<String> sendsTo, Set<String> reads) {}
}
