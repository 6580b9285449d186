package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.Paging;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds dead letters by a filter, or by the beginning of a key or id. It refuses a beginning that
 * several leads have. Only a few messages are in memory at a time.
 *
 * @param formats returns the format that reads a message now
 */
public record DeadLetterIndex(
    DeadLetterQueues queues,
    LeadRows rows,
    MaskedViews views,
    Function<InboundMessage, Optional<String>> formats) {
  /** A larger message is not read for a filter, in bytes: an operator waits for the result. */
  private static final int LARGEST_READ = 1 << 20;

  private static final Locale SPANISH = Locale.forLanguageTag("es");

  /**
   * The largest disorder of a queue, in milliseconds. A queue is in the order of the commits, so a
   * younger message may come before an older one. No commit takes longer than this.
   */
  private static final long DISORDER = 30_000;

  /**
   * Visits all dead letters that match the filter, oldest first.
   *
   * @return the number of messages on the queue that could not be read
   */
  long forEach(DeadLetterFilter filter, Consumer<DeadLetterRef> handler) {
    return queues.browseWhole(
        filter.queue(),
        filter.selector(),
        deadLetter -> {
          if (passes(filter, deadLetter)) {
            handler.accept(DeadLetterRef.of(deadLetter));
          }
          return true;
        });
  }

  /** Counts the messages on the queue that cannot be read now. */
  long unread(OperatorQueue queue) {
    return queues.browseWhole(queue, DeadLetterSelector.all(), deadLetter -> true);
  }

  private void forEach(
      DeadLetterFilter filter, DeadLetterSelector selector, Predicate<DeadLetterRef> handler) {
    queues.browse(
        filter.queue(),
        selector,
        deadLetter -> !passes(filter, deadLetter) || handler.test(DeadLetterRef.of(deadLetter)));
  }

  /**
   * Returns the oldest dead letters that match the filter, oldest first.
   *
   * @param after the last one of the previous page; null for none
   */
  public List<DeadLetterRef> oldest(DeadLetterFilter filter, DeadLetterRef after, int number) {
    TreeSet<DeadLetterRef> oldest = new TreeSet<>(DeadLetterRef.OLDEST_FIRST);
    DeadLetterSelector selector =
        after == null ? filter.selector() : filter.selector().since(after.deadLetteredAt());
    forEach(
        filter,
        selector,
        ref -> {
          if (after == null || DeadLetterRef.OLDEST_FIRST.compare(ref, after) > 0) {
            oldest.add(ref);
          }
          if (oldest.size() > number) {
            oldest.pollLast();
          }
          return oldest.size() < number
              || ref.deadLetteredAt() <= oldest.last().deadLetteredAt() + DISORDER;
        });
    return new ArrayList<>(oldest);
  }

  /** Returns the newest dead letters of a queue. */
  public List<DeadLetterRef> newest(OperatorQueue queue, int number) {
    TreeSet<DeadLetterRef> newest = new TreeSet<>(DeadLetterRef.OLDEST_FIRST);
    queues.browse(
        queue,
        DeadLetterSelector.all(),
        deadLetter -> {
          newest.add(DeadLetterRef.of(deadLetter));
          if (newest.size() > number) {
            newest.pollFirst();
          }
          return true;
        });
    return new ArrayList<>(newest);
  }

  /**
   * Returns the dead letter with that id or key, or the only one whose id or key begins with it.
   */
  public DeadLetterRef one(String name) {
    if (name.length() < Paging.SHORTEST_NAME) {
      throw OpsException.wrong(
          "refused.short-id",
          "the key or id is too short: write at least {0} characters of it",
          Paging.SHORTEST_NAME);
    }
    // The CLI shortens the key of a split lead: the beginning of its message's key and the number.
    int slash = name.indexOf('/');
    String part = slash < 0 ? "" : name.substring(slash);
    List<DeadLetterRef> found = new ArrayList<>();
    for (OperatorQueue queue : OperatorQueue.values()) {
      queues.browse(
          queue,
          DeadLetterSelector.named(slash < 0 ? name : name.substring(0, slash)),
          deadLetter -> {
            if (part.isEmpty() || String.valueOf(deadLetter.key()).endsWith(part)) {
              found.add(DeadLetterRef.of(deadLetter));
            }
            return true;
          });
    }
    List<DeadLetterRef> exact =
        found.stream().filter(ref -> ref.id().equals(name) || name.equals(ref.key())).toList();
    return only(name, exact.isEmpty() ? found : exact);
  }

  /**
   * Reads one dead letter, which may be large.
   *
   * @throws OpsException if it is no longer there
   */
  public <T> T read(DeadLetterRef ref, Function<DeadLetter, T> reading) {
    List<T> read = new ArrayList<>();
    queues.browse(
        ref.queue(),
        DeadLetterSelector.ofId(ref.id()),
        deadLetter -> {
          read.add(reading.apply(deadLetter));
          return false;
        });
    if (read.isEmpty()) {
      throw OpsException.missing(
          "refused.removed",
          "the dead letter {0} was removed in the meantime; list them again",
          ref.id());
    }
    return read.get(0);
  }

  private DeadLetterRef only(String name, List<DeadLetterRef> found) {
    if (found.isEmpty()) {
      throw rows.find(name)
          .map(LeadRow::erasedAt)
          .map(
              at ->
                  OpsException.missing(
                      "refused.erased",
                      "the data of {0} was erased on {1}, so its message no longer exists",
                      name,
                      MaskedViews.time(at)))
          .orElseGet(
              () ->
                  OpsException.missing(
                      "refused.no-dead-letter",
                      "there is no dead letter whose key or id begins with {0}",
                      name));
    }
    // A message that arrived twice is one lead.
    boolean oneLead =
        found.stream().allMatch(ref -> ref.key() != null)
            && found.stream().map(DeadLetterRef::key).distinct().count() == 1;
    if (found.size() > 1 && !oneLead) {
      throw OpsException.conflict(
          "refused.many-dead-letters",
          "the keys or ids of {0} dead letters begin with {1}; write more of the key",
          found.size(),
          name);
    }
    DeadLetterRef newest = found.stream().max(DeadLetterRef.OLDEST_FIRST).orElseThrow();
    return newest.withCopies(
        (int) found.stream().filter(ref -> ref.queue() == newest.queue()).count());
  }

  private boolean passes(DeadLetterFilter filter, DeadLetter deadLetter) {
    if (filter.reason() != null
        && !isReason(filter.reason().toLowerCase(Locale.ROOT), deadLetter)) {
      return false;
    }
    boolean state =
        filter.state() == null
            || (deadLetter.key() != null
                && rows.find(deadLetter.key()).map(LeadRow::state).orElse(null) == filter.state());
    return state && (filter.format() == null || isReadBy(filter.format(), deadLetter));
  }

  private boolean isReadBy(String format, DeadLetter deadLetter) {
    return DeadLetterView.holdsALead(deadLetter.stage())
        && deadLetter.content().length <= LARGEST_READ
        && formats.apply(deadLetter.inbound()).filter(format::equals).isPresent();
  }

  // Compare the masked text, or a viewer could search for a customer's data. A person may write
  // what a page or a command shows in Spanish.
  private boolean isReason(String part, DeadLetter deadLetter) {
    return isWithin(part, deadLetter.reason()) && isWithin(part, views.reason(deadLetter, false));
  }

  private static boolean isWithin(String part, String reason) {
    return reason != null
        && (reason.toLowerCase(Locale.ROOT).contains(part)
            || RecordedReason.in(reason, SPANISH).toLowerCase(Locale.ROOT).contains(part));
  }
}
