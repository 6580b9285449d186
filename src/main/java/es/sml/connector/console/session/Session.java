package es.sml.connector.console.session;

import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The session of a logged-in person, with notes for the next pages. */
public final class Session {
  private static final int MOST_NOTES = 30;

  private final String id;
  private final Caller caller;
  private final String formToken;
  private final long begun;
  private volatile long lastUsed;
  private final Map<String, Object> notes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
          return size() > MOST_NOTES;
        }
      };

  /**
   * @param formToken a secret in the forms of its pages, so other sites cannot send them
   * @param now the value of System.nanoTime()
   */
  Session(String id, Caller caller, String formToken, long now) {
    this.id = id;
    this.caller = caller;
    this.formToken = formToken;
    this.begun = now;
    this.lastUsed = now;
  }

  public String id() {
    return id;
  }

  public Caller caller() {
    return caller;
  }

  public Role role() {
    return caller.role();
  }

  public String person() {
    return caller.name();
  }

  public String formToken() {
    return formToken;
  }

  /** Returns true if an identity provider confirmed the person. */
  public boolean isProven() {
    return caller.isProven();
  }

  long begun() {
    return begun;
  }

  long lastUsed() {
    return lastUsed;
  }

  void used(long now) {
    lastUsed = now;
  }

  /** Keeps a note for a later page and returns its name. Only the name is in the address. */
  public synchronized String remember(Object note) {
    String name = RandomText.of(9);
    notes.put(name, note);
    return name;
  }

  public synchronized <T> Optional<T> recall(String name, Class<T> type) {
    return Optional.ofNullable(notes.get(name)).filter(type::isInstance).map(type::cast);
  }
}
