package es.sml.connector.command;

import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.lead.ReplyQueue;
import es.sml.connector.lead.ReplyQueues;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Chooses the queue for the reply to a command, before the command is run. */
public final class CommandReplies {
  private final Supplier<Map<String, String>> accountsByDealer;
  private final ReplyQueues queues;

  /** Creates it. */
  public CommandReplies(Supplier<Map<String, String>> accountsByDealer, ReplyQueues queues) {
    this.accountsByDealer = accountsByDealer;
    this.queues = queues;
  }

  /** The queue for the refusal of a command that names a wrong one; empty for none. */
  String ofRefusal(String dealer) {
    String own = queues.of(dealer);
    return own == null ? "" : own;
  }

  /**
   * The queue that a command names, or its message; empty for none.
   *
   * @param named by the command; null where it names none
   * @param sent by the message; null where it names none
   * @param dealer of the sender; null where the sender may command for any dealer of the account
   * @param account null for any
   * @throws InvalidCallException when no reply may go there
   */
  String queue(String named, ReplyQueue sent, String dealer, String account) {
    String wanted = named != null || sent == null ? named : sent.name();
    if (wanted == null) {
      return "";
    }
    if (isOf(wanted, dealer, account) || queues.isTemporary(wanted)) {
      return wanted;
    }
    if (named == null && sent.temporary()) {
      return ""; // it has gone, and so has its reader
    }
    throw new InvalidCallException(
        "command",
        List.of(
            "names a reply queue that is neither its dealer's own (crm.DEALER.replies) nor a"
                + " temporary queue that exists"));
  }

  /** The queue that was found before, if it is still there; else empty. */
  String stillThere(String queue) {
    return queues.isOfADealer(queue) || queues.isTemporary(queue) ? queue : "";
  }

  private boolean isOf(String queue, String dealer, String account) {
    return dealer != null
        ? queue.equals(queues.of(dealer))
        : accountsByDealer.get().entrySet().stream()
            .filter(each -> account == null || account.equals(each.getValue()))
            .anyMatch(each -> queue.equals(queues.of(each.getKey())));
  }
}
