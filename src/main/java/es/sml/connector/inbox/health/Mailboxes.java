package es.sml.connector.inbox.health;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The mailboxes that are read, by name, with their status. */
public final class Mailboxes {
  private final Map<String, MailboxStatus> statuses = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> lastReads = new ConcurrentHashMap<>();

  /** Returns all of them, ordered by name. */
  public Collection<MailboxStatus> all() {
    return statuses.values();
  }

  public MailboxStatus status(String name) {
    return statuses.computeIfAbsent(name, key -> new MailboxStatus(key, lastReads.get(key)));
  }

  /** Removes the status. A reload may add the mailbox again, so the time of its last read stays. */
  public void forget(String name) {
    MailboxStatus removed = statuses.remove(name);
    if (removed != null && removed.lastRead() != null) {
      lastReads.put(name, removed.lastRead());
    }
  }
}
