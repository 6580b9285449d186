package es.sml.connector.ops.deadletter;

import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.deadletter.OperatorQueue;
import java.util.Comparator;

/**
 * A reference to a dead letter: all that stays in memory while the queue is read.
 *
 * @param deadLetteredAt when it was enqueued there, in milliseconds since 1970
 * @param key the key of its lead; null if the message was never accepted
 * @param copies the known number of dead letters of its lead: its message may have arrived twice
 */
public record DeadLetterRef(
    OperatorQueue queue,
    long deadLetteredAt,
    String id,
    String key,
    String dealer,
    String name,
    String stage,
    int copies) {
  public static final Comparator<DeadLetterRef> OLDEST_FIRST =
      Comparator.comparingLong(DeadLetterRef::deadLetteredAt).thenComparing(DeadLetterRef::id);

  public static DeadLetterRef of(DeadLetter deadLetter) {
    return new DeadLetterRef(
        deadLetter.queue(),
        deadLetter.deadLetteredAt(),
        deadLetter.id(),
        deadLetter.key(),
        deadLetter.dealer(),
        deadLetter.name(),
        deadLetter.stage(),
        1);
  }

  DeadLetterRef withCopies(int number) {
    return new DeadLetterRef(queue, deadLetteredAt, id, key, dealer, name, stage, number);
  }
}
