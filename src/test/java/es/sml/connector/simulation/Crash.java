package es.sml.connector.simulation;

/** Unwinds the work of a killed process. It has no effect anymore. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("killed", null, false, false);
  }
}
