package es.sml.connector.ops;

import es.sml.connector.deadletter.Letter;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.LeadRulings;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.OperationAudit;
import es.sml.connector.deliver.Ruling;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.status.EventOutbox;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Replays a dead letter: enqueues it on its account's inbound queue again. The ledger commits
 * before the broker. If the replay is interrupted in between, the dead letter stays and the same
 * replay continues.
 */
final class LetterReplay implements LetterTask {
  private static final String COMMAND = "command";
  private static final String CALLBACK = "callback";
  private static final String REPLY = "reply";

  private final LetterBox box;
  private final LeadRows rows;
  private final LeadRulings rulings;
  private final OperationAudit audit;
  private final InboundMessages messages;
  private final Supplier<Map<String, String>> accounts;
  private final EventOutbox outbox;

  /**
   * @param accounts the accounts by dealer
   */
  LetterReplay(
      LetterBox box,
      LeadRows rows,
      LeadRulings rulings,
      OperationAudit audit,
      InboundMessages messages,
      Supplier<Map<String, String>> accounts,
      EventOutbox outbox) {
    this.box = box;
    this.rows = rows;
    this.rulings = rulings;
    this.audit = audit;
    this.messages = messages;
    this.accounts = accounts;
    this.outbox = outbox;
  }

  @Override
  public Outcome on(LetterPlace letter, Operation operation, boolean dry) {
    if (COMMAND.equals(letter.stage())) {
      return Outcome.left("is a command; its sender must send it again");
    }
    if (REPLY.equals(letter.stage())) {
      return Outcome.left(
          "is a reply that its queue did not accept; the program must send its command or lead"
              + " again");
    }
    if (CALLBACK.equals(letter.stage())) {
      return event(letter, operation, dry);
    }
    String account = letter.dealer() == null ? null : accounts.get().get(letter.dealer());
    if (account == null) {
      return Outcome.left(
          "its dealer, "
              + PrintableText.line(String.valueOf(letter.dealer()))
              + ", is not in dealers.yaml; add the dealer, or discard the dead letter");
    }
    return letter.key() == null
        ? untaken(letter, account, operation, dry)
        : taken(letter, account, operation, dry);
  }

  // The outbox decides: an acknowledged event is not published again.
  private Outcome event(LetterPlace place, Operation operation, boolean dry) {
    boolean isGivenUp =
        outbox.find(place.name()).map(event -> event.buriedAt() != null).orElse(false);
    if (!isGivenUp) {
      return Outcome.left("its event is queued, acknowledged or erased; discard the dead letter");
    }
    if (dry) {
      return Outcome.done(true, "can be published again to the CRM of " + place.dealer());
    }
    LetterBox.Taken taken =
        box.take(
            place.queue(),
            LetterSelector.ofId(place.id()),
            1,
            (letters, outgoing) -> {
              outbox.revived(place.name());
              audit.note(operation, null, "event " + place.name() + " published again");
              return true;
            });
    return taken == LetterBox.Taken.DONE
        ? Outcome.done(false, "published again to the CRM of " + place.dealer())
        : Outcome.gone();
  }

  private Outcome taken(LetterPlace place, String account, Operation operation, boolean dry) {
    LeadRow row = rows.find(place.key()).orElse(null);
    if (row != null && !row.isDoubted()) {
      String obstacle =
          obstacle(new Ruling(false, row.state(), row.smlId(), row.erasedAt() != null));
      if (obstacle != null) {
        return Outcome.left(obstacle);
      }
    }
    if (dry) {
      return Outcome.done(true, "can be sent again to " + account);
    }
    Ruling[] ruling = {null};
    LetterBox.Taken taken =
        box.take(
            place.queue(),
            LetterSelector.ofKey(place.key()),
            place.copies(),
            (letters, outgoing) -> {
              outgoing.send(letters.get(0).inbound(), account);
              ruling[0] = rulings.replay(place.key(), account, operation);
              return ruling[0].granted();
            });
    return switch (taken) {
      case DONE -> Outcome.done(false, "sent again to " + account);
      case LEFT -> Outcome.left(obstacle(ruling[0]));
      case GONE -> Outcome.gone();
    };
  }

  // It was never accepted and has no key yet, so it is accepted as a new message.
  private Outcome untaken(LetterPlace place, String account, Operation operation, boolean dry) {
    String obstacle = obstacleAtIntake(place);
    if (obstacle != null) {
      return Outcome.left(obstacle);
    }
    if (dry) {
      return Outcome.done(true, "can be accepted for " + account);
    }
    LetterBox.Taken taken =
        box.take(
            place.queue(),
            LetterSelector.ofId(place.id()),
            1,
            (letters, outgoing) -> {
              InboundMessage message = accepted(letters.get(0));
              outgoing.send(message, account);
              audit.note(operation, message.key(), "accepted for " + account);
              return true;
            });
    return taken == LetterBox.Taken.DONE
        ? Outcome.done(false, "accepted for " + account)
        : Outcome.gone();
  }

  private String obstacleAtIntake(LetterPlace place) {
    String[] obstacle = {"is no longer there"};
    box.browse(
        place.queue(),
        LetterSelector.ofId(place.id()),
        letter -> {
          try {
            obstacle[0] =
                accepted(letter).content().length > 0
                    ? null
                    : "has no content here; the message is still at its source";
          } catch (UnreadableMessageException e) {
            obstacle[0] = e.getMessage();
          }
          return false;
        });
    return obstacle[0];
  }

  private InboundMessage accepted(Letter letter) {
    return messages.message(
        letter.dealer(), InboundMessage.Channel.QUEUE, null, letter.name(), null, letter.content());
  }

  /** Returns the reason why the ledger refuses the replay; null if it allows it. */
  private static String obstacle(Ruling lead) {
    if (lead.erased()) {
      return "its data was erased";
    }
    LeadState state = lead.state();
    if (state == LeadState.CREATED || state == LeadState.DUPLICATE) {
      return "is already in SML as " + lead.smlId() + "; discard the dead letter";
    }
    if (state == LeadState.POSTING || state == LeadState.UNKNOWN) {
      return "SML may have it; resolve the lead (leads resolve)";
    }
    return null;
  }
}
