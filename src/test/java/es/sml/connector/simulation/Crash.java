package es.sml.connector.simulation;

/** Unwinds what a process had under way when it was killed; it has no effect any more. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("killed", null, false, false);
  }
}
