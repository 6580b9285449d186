package es.sml.connector.chaos;

import java.util.Locale;

/**
 * An instant on a lead's way at which a connector stands still, to be killed there, or fails or
 * ends by itself.
 *
 * @param when before or after the step
 * @param step the step's id in the route files, without the prefix of an instance; or {@code commit
 *     QUEUE} for the commit of what a consumer of the queue took; or {@code route ID} for the end
 *     of a route, after which its source is told
 * @param pass at which pass of those counted, from 1
 * @param marker only messages that contain it count; empty for all
 */
record CrashPoint(Action action, When when, String step, int pass, String marker) {
  /** What happens there. */
  enum Action {
    /** It says so and stands still until it is killed. */
    STOP,
    /** It says so and stands still until the file of that name is in its folder. */
    WAIT,
    /** The process is gone, by itself. */
    HALT,
    /** The step throws, this time and up to this pass. */
    FAIL
  }

  /** On which side of the step. */
  enum When {
    BEFORE,
    AFTER
  }

  static CrashPoint before(String step) {
    return new CrashPoint(Action.STOP, When.BEFORE, step, 1, "");
  }

  static CrashPoint after(String step) {
    return new CrashPoint(Action.STOP, When.AFTER, step, 1, "");
  }

  CrashPoint atPass(int number) {
    return new CrashPoint(action, when, step, number, marker);
  }

  CrashPoint marked(String content) {
    return new CrashPoint(action, when, step, pass, content);
  }

  CrashPoint by(Action other) {
    return new CrashPoint(other, when, step, pass, marker);
  }

  /** Whether it lies at a step with this id, or of an instance of a template with it. */
  boolean isAt(String id) {
    return id != null && (id.equals(step) || id.endsWith("-" + step));
  }

  /** As it is handed to the process and named in a report. */
  String written() {
    return String.join("|", action.name(), when.name(), step, String.valueOf(pass), marker);
  }

  static CrashPoint parse(String written) {
    String[] parts = written.split("\\|", -1);
    return new CrashPoint(
        Action.valueOf(parts[0]),
        When.valueOf(parts[1]),
        parts[2],
        Integer.parseInt(parts[3]),
        parts[4]);
  }

  @Override
  public String toString() {
    return when.name().toLowerCase(Locale.ROOT) + " " + step;
  }
}
