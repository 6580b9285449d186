package es.sml.connector.runtime.pause;

import es.sml.connector.config.Dealers;
import es.sml.connector.pause.PauseKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists what can be paused. */
public final class PausableNames {
  private PausableNames() {}

  /** Returns the names of all things of a configuration, by kind. */
  public static Map<PauseKind, Set<String>> of(Dealers dealers) {
    Map<PauseKind, Set<String>> names = new EnumMap<>(PauseKind.class);
    names.put(PauseKind.ACCOUNT, new TreeSet<>(dealers.accounts().keySet()));
    names.put(PauseKind.DEALER, new TreeSet<>(dealers.dealers().keySet()));
    names.put(PauseKind.MAILBOX, new TreeSet<>(dealers.mailboxes().keySet()));
    names.put(PauseKind.CHANNEL, new TreeSet<>(dealers.channels().keySet()));
    names.put(PauseKind.CRM, new TreeSet<>(dealers.crms().keySet()));
    names.put(PauseKind.SCHEDULE, new TreeSet<>(ScheduledRuns.names(dealers.accounts().keySet())));
    return names;
  }

  /** Returns them by the words of their kinds. */
  public static Map<String, Set<String>> byWord(Dealers dealers) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    of(dealers).forEach((kind, all) -> names.put(kind.word(), all));
    return names;
  }
}
