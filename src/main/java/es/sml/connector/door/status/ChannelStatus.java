package es.sml.connector.door.status;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests to one channel since the start, for health, status and metrics. It decides after how
 * many refusals, or which held lead, the channel is in trouble, and for how long.
 */
public final class ChannelStatus {
  private static final int REFUSALS_OF_A_FAULT = 3;
  private static final Duration LATELY = Duration.ofDays(1);

  private final String channel;
  private final ChannelKind kind;
  private final Map<DoorOutcome, AtomicLong> counts = new EnumMap<>(DoorOutcome.class);
  private final AtomicInteger refusedInARow = new AtomicInteger();
  private volatile Instant lastRequest;
  private volatile Instant lastStored;
  private volatile Refusal lastRefusal;

  /** The last held lead of an ad platform; null after a lead that was stored. */
  private volatile Refusal heldLead;

  ChannelStatus(String channel, ChannelKind kind) {
    this.channel = channel;
    this.kind = kind;
    for (DoorOutcome outcome : DoorOutcome.values()) {
      counts.put(outcome, new AtomicLong());
    }
  }

  /**
   * A request that was not accepted as it came.
   *
   * @param reason text of the door, without data of the request
   */
  public record Refusal(Instant at, DoorOutcome outcome, LocalizedText reason) {}

  public String channel() {
    return channel;
  }

  public String dealer() {
    return channel.substring(0, channel.indexOf('/'));
  }

  /** Returns the channel's id in dealers.yaml. */
  public String id() {
    return channel.substring(channel.indexOf('/') + 1);
  }

  public ChannelKind kind() {
    return kind;
  }

  /** Returns the number of requests with this outcome since the start. */
  public long count(DoorOutcome outcome) {
    return counts.get(outcome).get();
  }

  /** Returns the time of the last request; null before the first. */
  public Instant lastRequest() {
    return lastRequest;
  }

  /** Returns the time of the last stored message; null before the first. */
  public Instant lastStored() {
    return lastStored;
  }

  /** Returns the last request that was refused or held; null before the first. */
  public Refusal lastRefusal() {
    return lastRefusal;
  }

  void answered(DoorOutcome outcome, LocalizedText reason, Instant now) {
    counts.get(outcome).incrementAndGet();
    // With another method it was a browser or the command check, and not the sender.
    if (outcome != DoorOutcome.ANSWERED || reason == null) {
      lastRequest = now;
    }
    if (outcome == DoorOutcome.STORED || outcome == DoorOutcome.HELD) {
      lastStored = now;
    }
    if (outcome == DoorOutcome.STORED) {
      refusedInARow.set(0);
      heldLead = null;
    } else if (outcome != DoorOutcome.ANSWERED && reason != null) {
      lastRefusal = new Refusal(now, outcome, reason);
      if (outcome == DoorOutcome.REFUSED) {
        refusedInARow.incrementAndGet();
      } else if (isAlarm(outcome)) {
        heldLead = lastRefusal;
      }
    }
  }

  /** Returns why the channel stores nothing as it should; null if it does. */
  LocalizedText trouble(Instant now) {
    Refusal held = heldLead;
    Refusal last = lastRefusal;
    if (isRecent(held, now)) {
      return held.reason();
    }
    return refusedInARow.get() >= REFUSALS_OF_A_FAULT && isRecent(last, now)
        ? LocalizedText.of(
            "refusal.in-a-row",
            "the last {0} requests were refused: {1}",
            refusedInARow.get(),
            last.reason())
        : null;
  }

  private static boolean isRecent(Refusal refusal, Instant now) {
    return refusal != null && refusal.at().isAfter(now.minus(LATELY));
  }

  // A held form is a robot's or a stranger's. A held lead of an ad platform is a customer's.
  private boolean isAlarm(DoorOutcome outcome) {
    return outcome == DoorOutcome.HELD && kind != ChannelKind.FORM;
  }
}
