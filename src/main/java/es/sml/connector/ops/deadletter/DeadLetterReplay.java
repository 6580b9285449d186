package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.fetch.LeadIds;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.ResolutionResult;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.status.store.EventOutbox;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Replays a dead letter: its lead is delivered again, its event published again, or Meta's lead
 * fetched again. It decides what cannot be replayed, such as a command, a reply, or a lead that SML
 * may have.
 *
 * <p>The ledger commits before the broker. If the replay is interrupted in between, the dead letter
 * stays and the same replay continues.
 *
 * @param accounts the accounts by dealer
 * @param channels the channels of the door by DEALER/CHANNEL
 */
public record DeadLetterReplay(
    DeadLetterQueues queues,
    OperatorLedger ledger,
    InboundMessages messages,
    Supplier<Map<String, String>> accounts,
    EventOutbox outbox,
    Supplier<Map<String, DoorChannel>> channels)
    implements DeadLetterAction {
  private static final String COMMAND = "command";
  private static final String CALLBACK = "callback";
  private static final String REPLY = "reply";
  private static final String FETCH = "fetch";

  @Override
  public Outcome on(DeadLetterRef deadLetter, OperatorAction action, boolean dry) {
    return on(deadLetter, action, dry, UnaryOperator.identity());
  }

  /**
   * Replays it with other content.
   *
   * @param edit replaces the content of a lead's message; not called for other messages
   */
  public Outcome on(
      DeadLetterRef deadLetter,
      OperatorAction action,
      boolean dry,
      UnaryOperator<InboundMessage> edit) {
    if (COMMAND.equals(deadLetter.stage())) {
      return Outcome.left("outcome.command", "is a command; its sender must send it again");
    }
    if (REPLY.equals(deadLetter.stage())) {
      return Outcome.left(
          "outcome.reply",
          "is a reply that its queue did not accept; the program must send its command or lead"
              + " again");
    }
    if (CALLBACK.equals(deadLetter.stage())) {
      return event(deadLetter, action, dry);
    }
    String account = deadLetter.dealer() == null ? null : accounts.get().get(deadLetter.dealer());
    if (account == null) {
      return Outcome.left(
          "outcome.no-dealer",
          "its dealer, {0}, is not in dealers.yaml; add the dealer, or discard the dead letter",
          PrintableText.line(String.valueOf(deadLetter.dealer())));
    }
    if (FETCH.equals(deadLetter.stage())) {
      return id(deadLetter, action, dry);
    }
    return deadLetter.key() == null
        ? acceptAndSend(deadLetter, account, action, dry, edit)
        : replayLead(deadLetter, account, action, dry, edit);
  }

  // The outbox decides: an acknowledged event is not published again.
  private Outcome event(DeadLetterRef ref, OperatorAction action, boolean dry) {
    boolean isGivenUp =
        outbox.find(ref.name()).map(event -> event.deadLetteredAt() != null).orElse(false);
    if (!isGivenUp) {
      return Outcome.left(
          "outcome.event-known",
          "its event is queued, acknowledged or erased; discard the dead letter");
    }
    if (dry) {
      return Outcome.possible(
          "outcome.can-publish", "can be published again to the CRM of {0}", ref.dealer());
    }
    return consume(
        ref,
        (deadLetter, outgoing) -> {
          outbox.revived(ref.name());
          ledger.audit().note(action, null, "event " + ref.name() + " published again");
        },
        LocalizedText.of("outcome.published", "published again to the CRM of {0}", ref.dealer()));
  }

  private Outcome replayLead(
      DeadLetterRef ref,
      String account,
      OperatorAction action,
      boolean dry,
      UnaryOperator<InboundMessage> edit) {
    LeadRow row = ledger.rows().find(ref.key()).orElse(null);
    if (row != null && !row.isReplayPending()) {
      LocalizedText obstacle =
          obstacle(new ResolutionResult(false, row.state(), row.smlId(), row.erasedAt() != null));
      if (obstacle != null) {
        return Outcome.left(obstacle);
      }
    }
    if (dry) {
      return Outcome.possible("outcome.can-send", "can be sent again to {0}", account);
    }
    ResolutionResult[] resolution = {null};
    DeadLetterQueues.ConsumeResult result =
        queues.consume(
            ref.queue(),
            DeadLetterSelector.ofKey(ref.key()),
            ref.copies(),
            (deadLetters, outgoing) -> {
              outgoing.send(edit.apply(deadLetters.get(0).inbound()), account);
              resolution[0] = ledger.resolutions().replay(ref.key(), account, action);
              return resolution[0].granted();
            });
    return switch (result) {
      case DONE ->
          Outcome.done(LocalizedText.of("outcome.sent-again", "sent again to {0}", account));
      case LEFT -> Outcome.left(obstacle(resolution[0]));
      case GONE -> Outcome.gone();
    };
  }

  // It was never accepted and has no key yet, so it is accepted as a new message.
  private Outcome acceptAndSend(
      DeadLetterRef ref,
      String account,
      OperatorAction action,
      boolean dry,
      UnaryOperator<InboundMessage> edit) {
    LocalizedText obstacle = obstacleAtIntake(ref);
    if (obstacle != null) {
      return Outcome.left(obstacle);
    }
    if (dry) {
      return Outcome.possible("outcome.can-accept", "can be accepted for {0}", account);
    }
    return consume(
        ref,
        (deadLetter, outgoing) -> {
          InboundMessage message = accepted(deadLetter);
          outgoing.send(edit.apply(message), account);
          ledger.audit().note(action, message.key(), "accepted for " + account);
        },
        LocalizedText.of("outcome.accepted", "accepted for {0}", account));
  }

  // It has only the id of a lead, and the lead is fetched again.
  private Outcome id(DeadLetterRef ref, OperatorAction action, boolean dry) {
    String[] channel = {null};
    queues.browse(
        ref.queue(),
        DeadLetterSelector.ofId(ref.id()),
        deadLetter -> {
          channel[0] = deadLetter.mailbox();
          return false;
        });
    DoorChannel door = channels.get().get(ref.dealer() + "/" + channel[0]);
    if (door == null || !door.kind().isFetched()) {
      return Outcome.left(
          "outcome.no-channel",
          "its channel is not in dealers.yaml; add the channel, or discard the dead letter");
    }
    if (dry) {
      return Outcome.possible("outcome.can-fetch", "can be fetched again");
    }
    return consume(
        ref,
        (deadLetter, outgoing) -> {
          InboundMessage message =
              LeadIds.message(ref.dealer(), channel[0], deadLetter.name(), deadLetter.content());
          outgoing.enqueue(message, LeadIds.queue(door.kind(), ref.dealer(), channel[0]));
          ledger.audit().note(action, message.key(), "lead fetched again");
        },
        LocalizedText.of("outcome.fetched", "is fetched again"));
  }

  private Outcome consume(
      DeadLetterRef ref,
      BiConsumer<DeadLetter, DeadLetterQueues.Outgoing> work,
      LocalizedText done) {
    DeadLetterQueues.ConsumeResult result =
        queues.consume(
            ref.queue(),
            DeadLetterSelector.ofId(ref.id()),
            1,
            (deadLetters, outgoing) -> {
              work.accept(deadLetters.get(0), outgoing);
              return true;
            });
    return result == DeadLetterQueues.ConsumeResult.DONE ? Outcome.done(done) : Outcome.gone();
  }

  private LocalizedText obstacleAtIntake(DeadLetterRef ref) {
    LocalizedText[] obstacle = {LocalizedText.of("outcome.not-there", "is no longer there")};
    queues.browse(
        ref.queue(),
        DeadLetterSelector.ofId(ref.id()),
        deadLetter -> {
          try {
            obstacle[0] =
                accepted(deadLetter).content().length > 0
                    ? null
                    : LocalizedText.of(
                        "outcome.no-content",
                        "has no content here; the message is still at its source");
          } catch (UnreadableMessageException e) {
            obstacle[0] = LocalizedText.of(e);
          }
          return false;
        });
    return obstacle[0];
  }

  private InboundMessage accepted(DeadLetter deadLetter) {
    return messages.message(
        deadLetter.dealer(),
        InboundMessage.Channel.QUEUE,
        null,
        deadLetter.name(),
        null,
        deadLetter.content());
  }

  /** Returns the reason why the ledger refuses the replay; null if it allows it. */
  private static LocalizedText obstacle(ResolutionResult lead) {
    if (lead.erased()) {
      return LocalizedText.of("outcome.erased-before", "its data was erased");
    }
    LeadState state = lead.state();
    if (state == LeadState.CREATED || state == LeadState.DUPLICATE) {
      return LocalizedText.of(
          "outcome.in-sml", "is already in SML as {0}; discard the dead letter", lead.smlId());
    }
    if (state == LeadState.POSTING || state == LeadState.UNKNOWN) {
      return LocalizedText.of(
          "outcome.resolve", "SML may have it; resolve the lead (leads resolve)");
    }
    return null;
  }
}
