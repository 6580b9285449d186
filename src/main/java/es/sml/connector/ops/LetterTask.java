package es.sml.connector.ops;

import es.sml.connector.deliver.Operation;

/** An action on a dead letter. */
interface LetterTask {
  /**
   * Does it in one transaction.
   *
   * @param dry true to only report what it would do
   */
  Outcome on(LetterPlace letter, Operation operation, boolean dry);

  /**
   * The outcome of the action.
   *
   * @param verdict for programs
   * @param text for people
   */
  record Outcome(Verdict verdict, String text) {
    static Outcome done(boolean dry, String text) {
      return new Outcome(dry ? Verdict.POSSIBLE : Verdict.SUCCESS, text);
    }

    static Outcome left(String text) {
      return new Outcome(Verdict.SKIPPED, text);
    }

    static Outcome gone() {
      return new Outcome(
          Verdict.GONE, "is no longer there, or another program holds it; try again in a minute");
    }
  }

  /** The kinds of outcome. */
  enum Verdict {
    SUCCESS,
    /** The dry run found no obstacle. */
    POSSIBLE,
    /** It stays where it is, for a reason. */
    SKIPPED,
    /** Another program removed it or holds it. */
    GONE
  }
}
