package es.sml.connector.chaos;

/** A failure, with the proof that it loses or doubles no lead. */
interface Scenario {
  /** Returns a short description for the report. */
  String name();

  /**
   * Plays it to its end, in a world of its own.
   *
   * @throws AssertionError if an expected event does not come
   */
  ScenarioOutcome play(Stage stage) throws Exception;
}
