package es.sml.connector.command.reply;

import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.lead.jms.ReplyQueue;
import es.sml.connector.lead.jms.ReplyQueues;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides which queue gets the reply to a command, before it is run, and refuses one of another
 * dealer. A temporary queue that is gone gets no reply.
 */
public record CommandReplies(Supplier<Map<String, String>> accountsByDealer, ReplyQueues queues) {
  /** Returns the queue for the reply to a command with a wrong reply queue; empty for none. */
  public String ofRefusal(String dealer) {
    String own = queues.of(dealer);
    return own == null ? "" : own;
  }

  /**
   * Returns the reply queue of a command or of its message; empty for none.
   *
   * @param named queue in the command; null if it names none
   * @param sent queue of the message; null if it names none
   * @param dealer dealer of the sender; null if the sender may command for any dealer of the
   *     account
   * @param account null for any
   * @throws InvalidCallException if this queue is not allowed
   */
  public String queue(String named, ReplyQueue sent, String dealer, String account) {
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
            "names a reply queue that is not allowed: use crm.DEALER.replies of its dealer, or a"
                + " temporary queue that exists"));
  }

  /** Returns the earlier chosen queue if it still exists; otherwise empty. */
  public String stillThere(String queue) {
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
