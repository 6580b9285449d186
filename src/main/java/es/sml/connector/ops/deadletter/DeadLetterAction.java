package es.sml.connector.ops.deadletter;

import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ops.view.lead.BatchView;
import java.util.Locale;

/** An action on a dead letter. */
public interface DeadLetterAction {
  /**
   * Does it in one transaction.
   *
   * @param dry true to only report what it would do
   */
  Outcome on(DeadLetterRef deadLetter, OperatorAction action, boolean dry);

  /**
   * The outcome of the action.
   *
   * @param kind for programs
   * @param text for people
   */
  record Outcome(OutcomeKind kind, String text) {
    public static Outcome done(boolean dry, String text) {
      return new Outcome(dry ? OutcomeKind.POSSIBLE : OutcomeKind.SUCCESS, text);
    }

    public static Outcome left(String text) {
      return new Outcome(OutcomeKind.SKIPPED, text);
    }

    static Outcome gone() {
      return new Outcome(
          OutcomeKind.GONE,
          "is no longer there, or another program holds it; try again in a minute");
    }

    /**
     * Returns the outcome for the API.
     *
     * @param id the id of the dead letter; null for a lead
     */
    public BatchView.Result view(String id, String key) {
      return new BatchView.Result(id, key, kind.name().toLowerCase(Locale.ROOT), text);
    }
  }

  /** The kinds of outcome. */
  enum OutcomeKind {
    SUCCESS,
    /** The dry run found no obstacle. */
    POSSIBLE,
    /** It stays where it is, for a reason. */
    SKIPPED,
    /** Another program removed it or holds it. */
    GONE
  }
}
