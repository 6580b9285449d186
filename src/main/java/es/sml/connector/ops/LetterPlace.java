package es.sml.connector.ops;

import es.sml.connector.deadletter.Letter;
import es.sml.connector.deadletter.LetterQueue;
import java.util.Comparator;

/**
 * A reference to a dead letter: all that stays in memory while the queue is read.
 *
 * @param buried when it was enqueued there, in milliseconds since 1970
 * @param key the key of its lead; null if the message was never accepted
 * @param copies the known number of dead letters of its lead: its message may have arrived twice
 */
record LetterPlace(
    LetterQueue queue,
    long buried,
    String id,
    String key,
    String dealer,
    String name,
    String stage,
    int copies) {
  static final Comparator<LetterPlace> OLDEST_FIRST =
      Comparator.comparingLong(LetterPlace::buried).thenComparing(LetterPlace::id);

  static LetterPlace of(Letter letter) {
    return new LetterPlace(
        letter.queue(),
        letter.buried(),
        letter.id(),
        letter.key(),
        letter.dealer(),
        letter.name(),
        letter.stage(),
        1);
  }

  LetterPlace withCopies(int number) {
    return new LetterPlace(queue, buried, id, key, dealer, name, stage, number);
  }
}
