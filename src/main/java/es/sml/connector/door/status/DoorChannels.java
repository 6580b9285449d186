package es.sml.connector.door.status;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The configured channels, by name, with their status. */
public final class DoorChannels implements DoorListener {
  private final Map<String, ChannelStatus> statuses = new ConcurrentSkipListMap<>();
  private final AtomicLong unknown = new AtomicLong();

  /** Returns all of them, ordered by name. */
  public Collection<ChannelStatus> all() {
    return statuses.values();
  }

  /** Returns the number of requests to URLs of no channel. */
  public long unknown() {
    return unknown.get();
  }

  /**
   * Replaces the channels. A channel that stays keeps its status.
   *
   * @param kinds the kind of each DEALER/CHANNEL
   */
  public void follow(Map<String, ChannelKind> kinds) {
    statuses.keySet().retainAll(kinds.keySet());
    kinds.forEach(
        (name, kind) ->
            statuses.compute(
                name,
                (same, old) ->
                    old != null && old.kind() == kind ? old : new ChannelStatus(name, kind)));
  }

  @Override
  public void answered(
      String channel, DoorOutcome outcome, Duration duration, LocalizedText reason) {
    ChannelStatus status = channel == null ? null : statuses.get(channel);
    if (status == null) {
      unknown.incrementAndGet();
    } else {
      status.answered(outcome, reason, Instant.now());
    }
  }
}
