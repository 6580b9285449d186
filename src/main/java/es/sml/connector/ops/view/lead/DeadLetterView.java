package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;

/**
 * A dead letter without its content. It decides which stages hold the message of a lead.
 *
 * @param source the portal that its lead names, or the domain of the mail's sender
 * @param subject of the mail; null for other messages
 * @param code the reason's code for programs; null if it has none
 */
public record DeadLetterView(
    String id,
    String queue,
    String key,
    String dealer,
    String account,
    String environment,
    String channel,
    String source,
    String vehicle,
    String subject,
    String stage,
    String reason,
    String code,
    int attempts,
    String state,
    Long smlId,
    String received,
    String deadLetteredAt,
    String name,
    String mailbox) {
  /** The stages of dead letters. */
  public static final List<String> STAGES =
      List.of(
          "intake",
          "fetch",
          "receive",
          "parse",
          "hold",
          "map",
          "deduplicate",
          "deliver",
          "reconcile",
          "command",
          "reply",
          "callback");

  private static final Set<String> NO_LEADS = Set.of("command", "reply", "callback", "fetch");

  /**
   * Returns whether the dead letters of a stage hold the message of a lead.
   *
   * @param stage null if the message has none
   */
  public static boolean holdsALead(String stage) {
    return stage == null || !NO_LEADS.contains(stage);
  }

  public record Page(
      List<DeadLetterView> deadLetters, long matching, long unreadable, String next) {}

  /** A dead letter with the history of its lead and its content. */
  public record Details(
      @JsonUnwrapped DeadLetterView deadLetter,
      List<LeadView.Move> history,
      String contentType,
      int bytes,
      boolean masked,
      boolean truncated,
      String content) {}
}
