package es.sml.connector.sandbox.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of faults, each with the fields that it requires and those that it may have, as words.
 */
public enum FaultKind {
  /** Waits {@code delayMs}, then continues, with the next fault if there is one. */
  LATENCY("latency", "delayMs", ""),
  /** Responds with {@code status} before the operation runs. */
  STATUS_BEFORE("status-before", "status", "retryAfterSeconds"),
  /** Responds with a proxy's HTML page, by default 502, before the operation runs. */
  HTML_ERROR("html-error", "", "status"),
  /** Runs the operation, then responds with {@code status}, by default 500. */
  COMMIT_THEN_STATUS("commit-then-status", "", "status retryAfterSeconds"),
  /** Runs the operation, then never responds. */
  COMMIT_THEN_HANG("commit-then-hang", "", ""),
  /** Runs the operation, then closes the connection without a response. */
  COMMIT_THEN_RESET("commit-then-reset", "", ""),
  /**
   * Runs the operation after {@code delayMs}. At once it closes the connection, responds with
   * {@code status}, or with {@code hang} does neither.
   */
  LATE_COMMIT("late-commit", "delayMs", "status hang"),
  /** Responds with a list on one page, for any page and page_size. */
  WHOLE_LIST("whole-list", "", ""),
  /** Runs the operation and sends the body in pieces, over {@code delayMs} altogether. */
  SLOW_BODY("slow-body", "delayMs", ""),
  /** Runs the operation, sends half the body, then closes the connection. */
  TRUNCATED_BODY("truncated-body", "", ""),
  /**
   * Runs the operation and responds, then closes the connection, after {@code delayMs} if that is
   * set. The response does not announce it: there is no {@code Connection: close}.
   */
  CLOSE_AFTER_RESPONSE("close-after-answer", "", "delayMs");

  private final String label;
  private final String required;
  private final String optional;

  FaultKind(String label, String required, String optional) {
    this.label = label;
    this.required = required;
    this.optional = optional;
  }

  String label() {
    return label;
  }

  boolean requires(String field) {
    return List.of(required.split(" ", -1)).contains(field);
  }

  boolean accepts(String field) {
    return requires(field) || List.of(optional.split(" ", -1)).contains(field);
  }

  /** Returns whether the fault applies only after the operation succeeded. */
  public boolean strikesAfterCommit() {
    return this == COMMIT_THEN_STATUS || this == COMMIT_THEN_HANG || this == COMMIT_THEN_RESET;
  }

  static Optional<FaultKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }
}
