package es.sml.connector.pause;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things that an operator can pause, and what then does not go on. */
public enum PauseKind {
  /** No request goes to SML with this login. */
  ACCOUNT,
  /** No lead of the dealer goes to SML. */
  DEALER,
  /** No mail of the mailbox is read. */
  MAILBOX,
  /** Leads of the channel are stored, and do not go to SML. */
  CHANNEL,
  /** No event goes to the CRM of the dealer. */
  CRM,
  /** No run of the schedule starts. */
  SCHEDULE;

  /** Returns the kind as commands, the API and the database write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PauseKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(PauseKind::word).toList();
  }
}
