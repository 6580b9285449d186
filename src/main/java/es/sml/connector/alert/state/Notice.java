package es.sml.connector.alert.state;

import es.sml.connector.alert.Condition;
import java.time.Instant;
import java.util.List;

/** The message that one channel gets at one time, with an entry for each alert. */
public record Notice(String channel, List<Entry> entries) {
  public Notice {
    entries = List.copyOf(entries);
  }

  /** Kinds of entries. */
  public enum Kind {
    OPENED,
    REMINDER,
    ESCALATED,
    RECOVERED,
    /** An operator's test of the channel. */
    TEST
  }

  /**
   * One alert in a notice.
   *
   * @param since the beginning of the problem
   * @param at when this was decided
   */
  public record Entry(Kind kind, Condition condition, Instant since, Instant at) {}
}
