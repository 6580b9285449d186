package es.sml.connector.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** What can be made to go wrong. */
enum FaultKind {
  /** Waits {@code delayMs}, then goes on, with the next fault if there is one. */
  LATENCY("latency"),
  /** Answers {@code status} before anything is done. */
  STATUS_BEFORE("status-before"),
  /** Answers a proxy's HTML page, 502 unless told otherwise, before anything is done. */
  HTML_ERROR("html-error"),
  /** Does it, then answers {@code status}, 500 unless told otherwise. */
  COMMIT_THEN_STATUS("commit-then-status"),
  /** Does it, then never answers. */
  COMMIT_THEN_HANG("commit-then-hang"),
  /** Does it, then closes the connection without an answer. */
  COMMIT_THEN_RESET("commit-then-reset"),
  /**
   * Does it after {@code delayMs}; closes the connection at once, or answers {@code status} at
   * once, or with {@code hang} does neither.
   */
  LATE_COMMIT("late-commit"),
  /** Answers a list on one page, whatever page and page_size were asked for. */
  WHOLE_LIST("whole-list"),
  /** Does it and sends the answer's body in pieces that take {@code delayMs} altogether. */
  SLOW_BODY("slow-body"),
  /** Does it, sends half the answer's body, then closes the connection. */
  TRUNCATED_BODY("truncated-body"),
  /**
   * Does it and answers, then closes the connection, after {@code delayMs} if that is set. The
   * answer does not tell of it: there is no {@code Connection: close}.
   */
  CLOSE_AFTER_ANSWER("close-after-answer");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether the fault strikes once the operation succeeded, and only then. */
  boolean strikesAfterCommit() {
    return this == COMMIT_THEN_STATUS || this == COMMIT_THEN_HANG || this == COMMIT_THEN_RESET;
  }

  static Optional<FaultKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }
}
