package es.sml.connector.parse.request;

import es.sml.connector.parse.car.CarMention;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.text.PhraseTable;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the sentences of a customer. */
public final class SentenceReader {
  /** No enquiry is longer; a pasted history may be. */
  private static final int LONGEST = 8_000;

  /** Words between a negation and the request that it cancels. */
  private static final int NEGATION_REACH = 3;

  /** Words between "mi" and the car: "mi coche actual, un Corsa". */
  private static final int OWNER_REACH = 2;

  private static final int WANTED_REACH = 8;

  private static final Set<Wish> OWNERS = EnumSet.of(Wish.OWN_CAR);

  /** "Tasar el Focus": the car after it is to be valued. */
  private static final Set<Wish> OWNERS_AT_APPRAISAL =
      EnumSet.of(Wish.OWN_CAR, Wish.APPRAISAL, Wish.IT_IS);

  private final RequestWords phrases;
  private final CarNames cars;

  /** Creates a reader with those words. */
  public SentenceReader(RequestWords phrases, CarNames cars) {
    this.phrases = phrases;
    this.cars = cars;
  }

  /** Returns the requests and cars of the text. */
  public Said read(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    Words words = Words.of(text);
    int[] sentences = sentences(words);
    List<PhraseTable.Match<Wish>> found = phrases.in(words);
    List<CarMention> wanted = new ArrayList<>();
    List<CarMention> own = new ArrayList<>();
    Set<Wish> wishes = wishes(sentences, found);
    Set<Wish> owners = wishes.contains(Wish.APPRAISAL) ? OWNERS_AT_APPRAISAL : OWNERS;
    for (CarMention car : cars.in(text)) {
      (isOwn(car, words, sentences, found, owners) ? own : wanted).add(car);
    }
    // The same car again, without "my", is no other one.
    wanted.removeIf(car -> own.stream().anyMatch(other -> other.car().equals(car.car())));
    boolean vehicle = found.stream().anyMatch(match -> match.value() == Wish.VEHICLE);
    return new Said(wishes, wanted, own, vehicle);
  }

  private static Set<Wish> wishes(int[] sentences, List<PhraseTable.Match<Wish>> found) {
    Set<Wish> wishes = EnumSet.noneOf(Wish.class);
    for (PhraseTable.Match<Wish> match : found) {
      if (match.value().isRequest() && !isCancelled(match, sentences, found)) {
        wishes.add(match.value());
      }
    }
    if (!wishes.contains(Wish.VISIT) && comesOnADay(sentences, found)) {
      wishes.add(Wish.VISIT);
    }
    return wishes;
  }

  /** Returns whether one sentence says that the customer comes, and when: "paso el sábado". */
  private static boolean comesOnADay(int[] sentences, List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .filter(match -> match.value() == Wish.COME && !isCancelled(match, sentences, found))
        .anyMatch(
            come ->
                found.stream()
                    .anyMatch(
                        when ->
                            when.value() == Wish.WHEN
                                && sentences[when.first()] == sentences[come.first()]));
  }

  private static boolean isCancelled(
      PhraseTable.Match<Wish> request, int[] sentences, List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .filter(match -> match.value() == Wish.NOT)
        .anyMatch(
            not ->
                sentences[not.first()] == sentences[request.first()]
                    && not.last() < request.first()
                    && request.first() - not.last() <= NEGATION_REACH);
  }

  // The nearest phrase before the car decides, then one right after it.
  private static boolean isOwn(
      CarMention car,
      Words words,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found,
      Set<Wish> owners) {
    int first = wordAt(words, car.start());
    int last = wordAt(words, car.end() - 1);
    PhraseTable.Match<Wish> nearest = null;
    for (PhraseTable.Match<Wish> match : found) {
      boolean owner = owners.contains(match.value());
      int between = first - match.last() - 1;
      int reach = owner ? OWNER_REACH : WANTED_REACH;
      if ((owner || match.value() == Wish.WANTED)
          && between >= 0
          && between <= reach
          && sentences[match.first()] == sentences[first]
          && (nearest == null || isNearer(match, nearest))) {
        nearest = match;
      }
    }
    if (nearest != null && owners.contains(nearest.value())) {
      return true;
    }
    return found.stream()
        .filter(match -> match.value() == Wish.OWN_CAR_BEFORE)
        .anyMatch(
            match ->
                sentences[match.first()] == sentences[last]
                    && match.first() > last
                    && match.first() - last <= (match.size() > 1 ? WANTED_REACH : OWNER_REACH)
                    && found.stream().noneMatch(other -> isOwner(other, last, match.first())));
  }

  // "The Macan, if you take my GLC in part exchange": the other car is meant.
  private static boolean isOwner(PhraseTable.Match<Wish> match, int after, int before) {
    return match.value() == Wish.OWN_CAR && match.first() > after && match.last() < before;
  }

  private static boolean isNearer(PhraseTable.Match<Wish> match, PhraseTable.Match<Wish> than) {
    return match.last() > than.last()
        || (match.last() == than.last() && match.size() > than.size());
  }

  private static int wordAt(Words words, int place) {
    int low = 0;
    int high = words.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (words.start(middle) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Returns the number of the sentence of each word. */
  private static int[] sentences(Words words) {
    int[] sentences = new int[words.size()];
    for (int i = 1; i < words.size(); i++) {
      sentences[i] = sentences[i - 1] + (ends(words, i) ? 1 : 0);
    }
    return sentences;
  }

  private static boolean ends(Words words, int next) {
    for (int i = words.end(next - 1); i < words.start(next); i++) {
      char c = words.text().charAt(i);
      char after = words.text().charAt(i + 1);
      boolean dot = c == '.' && Character.isWhitespace(after);
      boolean blankLine = c == '\n' && after == '\n'; // one line break may be only a wrapped line
      if (dot || blankLine || c == '!' || c == '?' || c == ';' || c == '¿' || c == '¡') {
        return true;
      }
    }
    return false;
  }
}
