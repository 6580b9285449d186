package es.sml.connector.chaos;

import java.util.Locale;

/**
 * A point on a lead's way. There a connector stops for a kill, fails or ends.
 *
 * @param when before or after the step
 * @param step the step's id in the route files, without the prefix of an instance; {@code commit
 *     QUEUE} for the commit of a consumer of the queue; {@code route ID} for the end of a route,
 *     which then notifies its source
 * @param pass the number of the pass, from 1
 * @param marker only messages that contain it count; empty for all
 */
record CrashPoint(Action action, When when, String step, int pass, String marker) {
  /** The action at the point. */
  enum Action {
    /** It reports the point and stands still until it is killed. */
    STOP,
    /** It reports the point and waits until the file of that name is in its folder. */
    WAIT,
    /** The process ends on its own. */
    HALT,
    /** The step throws, up to this pass. */
    FAIL
  }

  /** The side of the step. */
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

  /** Returns whether it belongs to a step with this id, or to an instance of a template with it. */
  boolean isAt(String id) {
    return id != null && (id.equals(step) || id.endsWith("-" + step));
  }

  /** Returns its form for the process and for a report. */
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
