package es.sml.connector.ops;

import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.LeadRulings;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.OperationAudit;
import java.util.Optional;

/** Discards the raw message of a dead letter. The ledger keeps the lead's key and state. */
final class LetterDiscard implements LetterTask {
  private final LetterBox box;
  private final LeadRows rows;
  private final LeadRulings rulings;
  private final OperationAudit audit;

  LetterDiscard(LetterBox box, LeadRows rows, LeadRulings rulings, OperationAudit audit) {
    this.box = box;
    this.rows = rows;
    this.rulings = rulings;
    this.audit = audit;
  }

  @Override
  public Outcome on(LetterPlace letter, Operation operation, boolean dry) {
    Optional<LeadState> state =
        letter.key() == null ? Optional.empty() : rows.find(letter.key()).map(LeadRow::state);
    String obstacle = state.map(LetterDiscard::obstacle).orElse(null);
    if (obstacle != null) {
      return Outcome.left(obstacle);
    }
    if (dry) {
      return Outcome.done(true, "can be discarded");
    }
    LetterBox.Taken taken =
        letter.key() == null
            ? box.take(
                letter.queue(),
                LetterSelector.ofId(letter.id()),
                1,
                (letters, outgoing) -> {
                  audit.note(operation, null, "discarded dead letter " + letter.id());
                  return true;
                })
            : box.take(
                letter.queue(),
                LetterSelector.ofKey(letter.key()),
                letter.copies(),
                (letters, outgoing) -> rulings.discard(letter.key(), operation).granted());
    return switch (taken) {
      case DONE -> Outcome.done(false, "discarded");
      case LEFT -> Outcome.left("its lead is being delivered now; try again when that has ended");
      case GONE -> Outcome.gone();
    };
  }

  private static String obstacle(LeadState state) {
    return switch (state) {
      case RECEIVED -> "its lead is being delivered, or its replay was interrupted; replay it";
      case POSTING, UNKNOWN -> "SML may have its lead; resolve the lead first (leads resolve)";
      default -> null;
    };
  }
}
