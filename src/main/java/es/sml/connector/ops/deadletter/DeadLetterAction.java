package es.sml.connector.ops.deadletter;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ops.view.lead.BatchView;
import java.util.Locale;

/** An action on a dead letter, such as replay or discard, and its outcome. */
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
  record Outcome(OutcomeKind kind, LocalizedText text) {
    public static Outcome possible(String code, String english, Object... arguments) {
      return new Outcome(OutcomeKind.POSSIBLE, LocalizedText.of(code, english, arguments));
    }

    public static Outcome done(LocalizedText text) {
      return new Outcome(OutcomeKind.SUCCESS, text);
    }

    public static Outcome left(LocalizedText text) {
      return new Outcome(OutcomeKind.SKIPPED, text);
    }

    public static Outcome left(String code, String english, Object... arguments) {
      return left(LocalizedText.of(code, english, arguments));
    }

    static Outcome gone() {
      return new Outcome(
          OutcomeKind.GONE,
          LocalizedText.of(
              "outcome.gone",
              "is no longer there, or another program holds it; try again in a minute"));
    }

    /**
     * Returns the outcome for the API.
     *
     * @param id the id of the dead letter; null for a lead
     * @param language the language of the text
     */
    public BatchView.Result view(String id, String key, Locale language) {
      return new BatchView.Result(id, key, kind.name().toLowerCase(Locale.ROOT), text.in(language));
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
