package es.sml.connector.ops;

import es.sml.connector.deliver.Operation;

/** What a person has done with a letter. */
interface LetterTask {
  /**
   * Does it in one transaction.
   *
   * @param dry whether only to say what would be done
   */
  Outcome on(LetterPlace letter, Operation operation, boolean dry);

  /**
   * What became of it.
   *
   * @param verdict for programs
   * @param text for people
   */
  record Outcome(Verdict verdict, String text) {
    static Outcome done(boolean dry, String text) {
      return new Outcome(dry ? Verdict.WOULD : Verdict.DONE, text);
    }

    static Outcome left(String text) {
      return new Outcome(Verdict.LEFT, text);
    }

    static Outcome gone() {
      return new Outcome(
          Verdict.GONE, "is not there any more, or in other hands: look again in a moment");
    }
  }

  /** The kinds of outcome. */
  enum Verdict {
    DONE,
    /** It would be, were this not a dry run. */
    WOULD,
    /** It is where it was, for a reason. */
    LEFT,
    /** Somebody else had it. */
    GONE
  }
}
