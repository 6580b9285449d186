package es.sml.connector.runtime.jms;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.jms.Destination;
import jakarta.jms.Session;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.springframework.jms.support.destination.DestinationResolver;

/**
 * Resolves the names of queues. It decides how long a queue that was there counts as there: the
 * client asks the broker about each new object of a queue, twice for each message.
 */
final class KnownQueues implements DestinationResolver {
  /** Short, because a broker may accept and drop a message for a queue that was deleted since. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  private static final int MOST = 1_000;

  private final LoadingCache<String, ActiveMQQueue> queues =
      Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(MOST).build(ActiveMQQueue::new);

  // The producer or consumer itself reports a missing queue.
  @Override
  public Destination resolveDestinationName(Session session, String name, boolean topic) {
    return queues.get(name);
  }
}
