package es.sml.connector.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The mailboxes that are read, each under its name, and how they are doing. */
public final class Mailboxes {
  private final Map<String, MailboxStatus> statuses = new ConcurrentSkipListMap<>();

  /** All of them, ordered by name. */
  public Collection<MailboxStatus> all() {
    return statuses.values();
  }

  /** The one of that name, while it is read. */
  public Optional<MailboxStatus> find(String name) {
    return Optional.ofNullable(statuses.get(name));
  }

  MailboxStatus status(String name) {
    return statuses.computeIfAbsent(name, MailboxStatus::new);
  }

  void forget(String name) {
    statuses.remove(name);
  }
}
