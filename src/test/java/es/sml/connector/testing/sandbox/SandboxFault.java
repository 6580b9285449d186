package es.sml.connector.testing.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A fault of the sandbox, as a test says it: {@code on("create-lead").respond(503).times(2)}. It
 * begins with the operation and says what happens there. Without {@link #times} it lasts until a
 * test clears the faults.
 */
public final class SandboxFault {
  private final ObjectNode json;

  private SandboxFault(ObjectNode json) {
    this.json = json;
  }

  /** The operation that is to fail. */
  public static final class Place {
    private final String operation;

    private Place(String operation) {
      this.operation = operation;
    }

    /** Waits, then goes on with the next fault or with the operation. */
    public SandboxFault delay(long milliseconds) {
      return kind("latency").with("delayMs", milliseconds);
    }

    /** Responds with a status before the operation runs. */
    public SandboxFault respond(int status) {
      return kind("status-before").with("status", status);
    }

    /** Responds with a proxy's HTML page before the operation runs. */
    public SandboxFault respondWithHtml() {
      return kind("html-error");
    }

    /** Runs the operation, then responds with 500. */
    public SandboxFault commitThenFail() {
      return kind("commit-then-status");
    }

    /** Runs the operation, then responds with a status. */
    public SandboxFault commitThenRespond(int status) {
      return commitThenFail().with("status", status);
    }

    /** Runs the operation, then never responds. */
    public SandboxFault commitThenHang() {
      return kind("commit-then-hang");
    }

    /** Runs the operation, then closes the connection without a response. */
    public SandboxFault commitThenReset() {
      return kind("commit-then-reset");
    }

    /** Closes the connection at once, and runs the operation later. */
    public SandboxFault commitLate(long milliseconds) {
      return kind("late-commit").with("delayMs", milliseconds);
    }

    /** Responds with the whole list on one page, for any page that is asked for. */
    public SandboxFault respondWithWholeList() {
      return kind("whole-list");
    }

    /** Runs the operation and sends the body in pieces over this time. */
    public SandboxFault respondSlowly(long milliseconds) {
      return kind("slow-body").with("delayMs", milliseconds);
    }

    /** Runs the operation and sends half the body. */
    public SandboxFault truncate() {
      return kind("truncated-body");
    }

    /** Responds, then closes the connection without an announcement. */
    public SandboxFault closeAfterResponse() {
      return kind("close-after-answer");
    }

    /** The same after a time. */
    public SandboxFault closeAfterResponse(long milliseconds) {
      return closeAfterResponse().with("delayMs", milliseconds);
    }

    private SandboxFault kind(String kind) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind);
      return new SandboxFault(operation == null ? json : json.put("operation", operation));
    }
  }

  /**
   * Begins a fault of one operation.
   *
   * @param operation its id, such as create-lead
   */
  public static Place on(String operation) {
    return new Place(operation);
  }

  /** Begins a fault of every operation. */
  public static Place onAll() {
    return new Place(null);
  }

  public SandboxFault once() {
    return times(1);
  }

  /** Ends the fault after so many requests. */
  public SandboxFault times(int number) {
    return with("times", number);
  }

  /** Sets the status of a page, or of a late commit, which then responds at once. */
  public SandboxFault withStatus(int status) {
    return with("status", status);
  }

  /** Has a response name the seconds to wait. */
  public SandboxFault retryAfter(int seconds) {
    return with("retryAfterSeconds", seconds);
  }

  /** Has a late commit keep the connection open without a response. */
  public SandboxFault withoutResponse() {
    return new SandboxFault(json.deepCopy().put("hang", true));
  }

  /** Returns the fault as the control API of the sandbox reads it. */
  public String json() {
    return json.toString();
  }

  @Override
  public String toString() {
    return json();
  }

  private SandboxFault with(String field, long value) {
    return new SandboxFault(json.deepCopy().put(field, (int) value));
  }
}
