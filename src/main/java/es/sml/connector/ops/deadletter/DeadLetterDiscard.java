package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadState;
import java.util.Optional;

/**
 * Discards the raw message of a dead letter. The ledger keeps the lead's key and state. It decides
 * which dead letters stay, such as one whose lead SML may have.
 */
public record DeadLetterDiscard(DeadLetterQueues queues, OperatorLedger ledger)
    implements DeadLetterAction {
  @Override
  public Outcome on(DeadLetterRef deadLetter, OperatorAction action, boolean dry) {
    Optional<LeadState> state =
        deadLetter.key() == null
            ? Optional.empty()
            : ledger.rows().find(deadLetter.key()).map(LeadRow::state);
    LocalizedText obstacle = state.map(DeadLetterDiscard::obstacle).orElse(null);
    if (obstacle != null) {
      return Outcome.left(obstacle);
    }
    if (dry) {
      return Outcome.possible("outcome.can-discard", "can be discarded");
    }
    DeadLetterQueues.ConsumeResult result =
        deadLetter.key() == null
            ? queues.consume(
                deadLetter.queue(),
                DeadLetterSelector.ofId(deadLetter.id()),
                1,
                (deadLetters, outgoing) -> {
                  ledger.audit().note(action, null, "discarded dead letter " + deadLetter.id());
                  return true;
                })
            : queues.consume(
                deadLetter.queue(),
                DeadLetterSelector.ofKey(deadLetter.key()),
                deadLetter.copies(),
                (deadLetters, outgoing) ->
                    ledger.resolutions().discard(deadLetter.key(), action).granted());
    return switch (result) {
      case DONE -> Outcome.done(LocalizedText.of("outcome.discarded", "discarded"));
      case LEFT ->
          Outcome.left(
              "outcome.delivered-now",
              "its lead is being delivered now; try again when that has ended");
      case GONE -> Outcome.gone();
    };
  }

  private static LocalizedText obstacle(LeadState state) {
    return switch (state) {
      case RECEIVED ->
          LocalizedText.of(
              "outcome.interrupted",
              "its lead is being delivered, or its replay was interrupted; replay it");
      case POSTING, UNKNOWN ->
          LocalizedText.of(
              "outcome.resolve-first",
              "SML may have its lead; resolve the lead first (leads resolve)");
      default -> null;
    };
  }
}
