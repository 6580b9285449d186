package es.sml.connector.console.session;

import es.sml.connector.ops.access.Caller;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps the sessions in memory. It decides how long one lasts, in use and unused, and how many
 * there may be. A restart ends them all.
 */
public final class Sessions {
  static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST = 500;
  private static final int BYTES = 32;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  public Sessions() {
    this(System::nanoTime);
  }

  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public Session begin(Caller caller) {
    long now = nanoTime.getAsLong();
    sessions.values().removeIf(session -> isOver(session, now));
    if (sessions.size() >= MOST) {
      sessions.values().stream()
          .min(Comparator.comparingLong(session -> session.lastUsed() - now))
          .ifPresent(this::end);
    }
    Session session = new Session(RandomText.of(BYTES), caller, RandomText.of(BYTES), now);
    sessions.put(session.id(), session);
    return session;
  }

  /**
   * Returns the session of that id, unless it has ended.
   *
   * @param byPerson true for a person's request, which prolongs it; false for an automatic refresh
   */
  Optional<Session> find(String id, boolean byPerson) {
    Session session = id == null ? null : sessions.get(id);
    if (session == null) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    if (isOver(session, now)) {
      end(session);
      return Optional.empty();
    }
    if (byPerson) {
      session.used(now);
    }
    return Optional.of(session);
  }

  public void end(Session session) {
    sessions.remove(session.id());
  }

  private static boolean isOver(Session session, long now) {
    return now - session.lastUsed() > LONGEST_IDLE.toNanos()
        || now - session.begun() > LONGEST.toNanos();
  }
}
