package es.sml.connector.simulation;

/** Thrown for a world that never ends. */
final class EndlessWorldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndlessWorldException(SimulatedWorld world) {
    super("it does not come to an end: " + String.join("\n", world.events().subList(0, 200)));
  }
}
