package es.sml.connector.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the embedded broker must have.
 *
 * @param directory for its journal
 * @param queues made at its start
 * @param exclusiveQueues made at its start too; a message that comes back is offered again at once,
 *     before all others, to the one consumer that there is
 * @param replyQueues made at its start too; when nobody reads them, the oldest messages go
 * @param logins of other programs
 * @param limits that other parts of the configuration set
 */
public record BrokerLayout(
    Path directory,
    Set<String> queues,
    Set<String> exclusiveQueues,
    Set<String> replyQueues,
    List<Login> logins,
    BrokerLimits limits) {

  /** All queues. */
  public Set<String> allQueues() {
    Set<String> all = new TreeSet<>(queues);
    all.addAll(exclusiveQueues);
    all.addAll(replyQueues);
    return all;
  }

  /** Whether a dealer's program may send to the queue. */
  boolean isFedByDealers(String queue) {
    return logins.stream().anyMatch(login -> login.sendsTo().contains(queue));
  }

  /**
   * A program's login.
   *
   * @param sendsTo queues that it may send to
   * @param reads queues that it may consume
   */
  public record Login(BrokerUser user, Set<String> sendsTo, Set<String> reads) {}
}
