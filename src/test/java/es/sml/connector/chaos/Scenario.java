package es.sml.connector.chaos;

/** Something that goes wrong, and the proof that no lead is lost or doubled by it. */
interface Scenario {
  /** In a few words, for the report. */
  String name();

  /**
   * Plays it to its end, in a world of its own.
   *
   * @throws AssertionError when what it waits for does not come
   */
  Outcome play(Stage stage) throws Exception;
}
