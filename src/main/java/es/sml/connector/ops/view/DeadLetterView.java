package es.sml.connector.ops.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A dead letter without its content. */
public record DeadLetterView(
    String id,
    String queue,
    String key,
    String dealer,
    String account,
    String environment,
    String channel,
    String stage,
    String reason,
    int attempts,
    String state,
    Long smlId,
    String received,
    String deadLetteredAt,
    String name,
    String mailbox) {

  /** A page of a list. */
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
