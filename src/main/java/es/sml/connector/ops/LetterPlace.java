package es.sml.connector.ops;

import es.sml.connector.deadletter.Letter;
import es.sml.connector.deadletter.LetterQueue;
import java.util.Comparator;

/**
 * Where a letter lies and whose it is; all that is kept of it while others are looked at.
 *
 * @param buried when it was laid there, in milliseconds since 1970
 * @param key of its lead; null for what was never taken in
 * @param copies how many letters its lead has there, as far as is known: its message may have come
 *     twice
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
