package es.sml.connector.inbox.health;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The mailboxes that are read, by name, with their status. */
public final class Mailboxes {
  private final Map<String, MailboxStatus> statuses = new ConcurrentSkipListMap<>();

  /** Returns all of them, ordered by name. */
  public Collection<MailboxStatus> all() {
    return statuses.values();
  }

  public MailboxStatus status(String name) {
    return statuses.computeIfAbsent(name, MailboxStatus::new);
  }

  public void forget(String name) {
    statuses.remove(name);
  }
}
