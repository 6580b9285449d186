package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.lead.MailHeader;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadMove;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.sml.AccountEnvironments;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.text.RawMessageText;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.ops.view.lead.LeadView;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the views of dead letters and leads, with customers' data masked unless requested. It
 * decides how much of a message is shown, and that operators read vehicles and subjects unmasked.
 */
public record MaskedViews(Supplier<PersonalDataMask> mask, AccountEnvironments environments) {
  private static final int MOST_CHARACTERS = 200_000;

  /**
   * Returns a dead letter without its content.
   *
   * @param role an operator reads source, subject and mailbox unmasked
   * @param row its lead in the ledger; null if there is none
   */
  public DeadLetterView deadLetter(
      DeadLetter deadLetter, LeadRow row, Role role, boolean unmasked) {
    boolean isOperator = role == Role.OPERATOR;
    MailHeader mail = MailHeader.of(deadLetter.beginning(MOST_CHARACTERS));
    return new DeadLetterView(
        deadLetter.id(),
        deadLetter.queue().label(),
        PrintableText.line(deadLetter.key() == null ? "" : deadLetter.key()),
        clean(deadLetter.dealer()),
        clean(deadLetter.account()),
        environments.of(deadLetter.account()),
        clean(deadLetter.channel()),
        source(row, mail, isOperator),
        row == null ? null : vehicle(row.vehicle(), isOperator),
        vehicle(mail.subject(), isOperator),
        clean(deadLetter.stage()),
        reason(deadLetter, unmasked),
        RecordedReason.code(deadLetter.reason()),
        deadLetter.attempts(),
        row == null ? null : row.state().name(),
        row == null ? null : row.smlId(),
        time(deadLetter.received() == 0 ? null : deadLetter.received()),
        time(deadLetter.deadLetteredAt()),
        name(deadLetter.name(), row, role, unmasked),
        isOperator ? clean(deadLetter.mailbox()) : value(deadLetter.mailbox(), unmasked));
  }

  DeadLetterView.Details details(
      DeadLetter deadLetter, LeadRow row, List<LeadMove> moves, Role role, boolean unmasked) {
    byte[] content = deadLetter.content(); // reading the beginning first would lose the rest
    String text = RawMessageText.of(content, MOST_CHARACTERS);
    return new DeadLetterView.Details(
        deadLetter(deadLetter, row, role, unmasked),
        history(moves, unmasked),
        clean(deadLetter.contentType()),
        content.length,
        !unmasked,
        content.length > MOST_CHARACTERS && text.length() == MOST_CHARACTERS,
        unmasked ? text : mask.get().content(text));
  }

  /** Returns the reason of the dead letter, masked if necessary. */
  String reason(DeadLetter deadLetter, boolean unmasked) {
    return unmasked
        ? clean(deadLetter.reason())
        : mask.get()
            .reason(
                deadLetter.reason(), () -> RawMessageText.beginning(deadLetter, MOST_CHARACTERS));
  }

  /**
   * Returns a lead without its request.
   *
   * @param role an operator reads source, vehicle and external id, if they are no person's,
   *     unmasked
   */
  public LeadView lead(LeadRow row, Role role, boolean unmasked) {
    return new LeadView(
        PrintableText.line(row.leadKey()),
        MessageKey.reference(row.leadKey()),
        clean(row.account()),
        environments.of(row.account()),
        clean(row.dealer()),
        clean(row.channel()),
        source(row.source(), role == Role.OPERATOR),
        vehicle(row.vehicle(), role == Role.OPERATOR),
        vehicle(row.subject(), role == Role.OPERATOR),
        row.state().name(),
        row.isParked(),
        row.smlId(),
        row.attempts(),
        reason(row.reason(), unmasked),
        RecordedReason.code(row.reason()),
        reason(row.searched(), unmasked),
        time(row.receivedAt()),
        time(row.postingAt()),
        time(row.updatedAt()),
        time(row.parkedAt()),
        time(row.erasedAt()),
        name(row.name(), row, role, unmasked),
        externalId(row, role, unmasked));
  }

  // A program's message often has the id of its lead as its name.
  private String name(String name, LeadRow row, Role role, boolean unmasked) {
    return row != null && name != null && name.equals(row.externalId())
        ? externalId(row, role, unmasked)
        : value(name, unmasked);
  }

  private String externalId(LeadRow row, Role role, boolean unmasked) {
    return role == Role.OPERATOR
        ? reason(row.externalId(), unmasked)
        : value(row.externalId(), unmasked);
  }

  /** Returns the evidence about an unknown outcome; null if there is none. */
  public LeadView.Evidence evidence(LeadRow row, boolean unmasked) {
    if (row.request() == null && row.searched() == null) {
      return null;
    }
    String request = row.request() == null ? "" : row.request();
    return new LeadView.Evidence(
        time(row.postingAt()),
        reason(row.reason(), unmasked),
        reason(row.searched(), unmasked),
        !unmasked,
        unmasked ? request : mask.get().content(request));
  }

  /** Returns the history of a lead, oldest first. */
  public List<LeadView.Move> history(List<LeadMove> moves, boolean unmasked) {
    return moves.stream()
        .map(
            move ->
                new LeadView.Move(time(move.at()), move.event(), reason(move.reason(), unmasked)))
        .toList();
  }

  public static String time(Long milliseconds) {
    return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds).toString();
  }

  /** Returns a reason, masked if necessary. */
  public String reason(String reason, boolean unmasked) {
    return unmasked ? clean(reason) : mask.get().reason(reason, () -> "");
  }

  private String source(LeadRow row, MailHeader mail, boolean isOperator) {
    if (row != null && row.source() != null) {
      return source(row.source(), isOperator);
    }
    return isOperator ? clean(mail.domain()) : mask.get().domain(mail.domain());
  }

  private String source(String source, boolean isOperator) {
    return isOperator || source == null ? clean(source) : mask.get().source(source);
  }

  /** Returns a vehicle or a subject, masked unless an operator reads it. */
  public String vehicle(String text, boolean isOperator) {
    return isOperator ? clean(text) : mask.get().vehicle(text);
  }

  private String value(String text, boolean unmasked) {
    return unmasked ? clean(text) : mask.get().value(text);
  }

  /** Returns a text without line breaks and control characters; null stays null. */
  public static String clean(String text) {
    return text == null ? null : PrintableText.line(text);
  }
}
