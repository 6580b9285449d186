package es.sml.connector.simulation;

/** Thrown for a world that never ends. */
final class EndlessWorldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndlessWorldException(World world) {
    super("it does not come to an end: " + String.join("\n", world.story().subList(0, 200)));
  }
}
