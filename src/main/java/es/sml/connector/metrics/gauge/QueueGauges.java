package es.sml.connector.metrics.gauge;

import es.sml.connector.broker.client.QueueState;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Exposes the depth and the oldest message of each queue.
 *
 * @param queues all queues; empty while the broker cannot be reached
 */
public record QueueGauges(Supplier<List<QueueState>> queues) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    Instant now = Instant.now();
    GaugeFamily depths = new GaugeFamily("queue_depth", "Messages on the queue");
    GaugeFamily ages =
        new GaugeFamily(
            "queue_oldest_message_age_seconds",
            "Age of the queue's oldest message; 0 if the queue is empty");
    for (QueueState queue : queues.get()) {
      depths.add(queue.depth(), "queue", queue.queue());
      Duration age = queue.oldest() == null ? Duration.ZERO : Duration.between(queue.oldest(), now);
      ages.add(Math.max(0, GaugeFamily.seconds(age)), "queue", queue.queue());
    }
    return MetricSnapshots.of(depths.snapshot(), ages.snapshot());
  }
}
