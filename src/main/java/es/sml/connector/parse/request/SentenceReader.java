package es.sml.connector.parse.request;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the requests, the wanted cars and the own cars in a customer's sentences. Decides what a
 * negation cancels, and whose car a sentence names.
 */
public final class SentenceReader {
  /** No enquiry is longer; a pasted history may be. */
  private static final int LONGEST = 8_000;

  /** Words between a negation and the request that it cancels. */
  private static final int NEGATION_REACH = 3;

  /** Words between "mi" and the car: "mi coche actual, un Corsa". */
  private static final int OWNER_REACH = 2;

  private static final int WANTED_REACH = 8;

  private static final int LONGEST_PROPOSAL = 60;
  private static final int MOST_WORDS_OF_PROPOSAL = 7;

  /** Phrases that mean money, and no car, right after an amount: "3.000 de entrada". */
  private static final Set<Wish> OF_A_CAR =
      EnumSet.of(Wish.OWN_CAR_BEFORE, Wish.GIVE_BEFORE, Wish.APPRAISAL, Wish.APPRAISAL_HINT);

  /**
   * Two phrases of one sentence that together ask for something: "I pass by" and a day.
   *
   * @param reach words from the first to the second, which may also stand before it
   */
  private record Pair(Wish first, Wish second, int reach, Wish request) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Wish.COME, Wish.WHEN, LONGEST, Wish.VISIT),
          new Pair(Wish.SUITS, Wish.WHEN, LONGEST, Wish.VISIT),
          new Pair(Wish.BID, Wish.AMOUNT, 2, Wish.BUDGET));

  /** "No calls, only WhatsApp" asks for WhatsApp. */
  private static final Set<Wish> CONTACTS = EnumSet.of(Wish.WHATSAPP, Wish.CALL, Wish.EMAIL);

  private static final Set<Wish> OWNERS = EnumSet.of(Wish.OWN_CAR, Wish.GIVE, Wish.EXCHANGE);

  /** "Tasar el Focus": the car after it is to be valued. */
  private static final Set<Wish> OWNERS_AT_APPRAISAL =
      EnumSet.of(Wish.OWN_CAR, Wish.GIVE, Wish.EXCHANGE, Wish.APPRAISAL, Wish.IT_IS);

  private static final Set<Wish> GIVEN = EnumSet.of(Wish.GIVE, Wish.GIVE_BEFORE);

  /** The customer speaks of a trade-in in that sentence. */
  private static final Set<Wish> OF_TRADE_IN =
      EnumSet.of(Wish.APPRAISAL, Wish.APPRAISAL_HINT, Wish.GIVE, Wish.OWN_CAR);

  /** "De", "d'": only such a word follows "how much" in a question for a deposit. */
  private static final int SHORT = 2;

  private final RequestWords phrases;
  private final CarNames cars;
  private final ChosenCars chosen;

  /** Creates a reader with those words. */
  public SentenceReader(RequestWords phrases, CarNames cars) {
    this.phrases = phrases;
    this.cars = cars;
    this.chosen = new ChosenCars(phrases);
  }

  /** Returns the requests and cars of the text. */
  public Said read(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    Words words = Words.of(text);
    int[] sentences = sentences(words);
    List<PhraseTable.Match<Wish>> found = phrases.in(words);
    List<CarMention> all = cars.in(words);
    found.removeIf(match -> isOfMoney(match, words, all));
    found.replaceAll(match -> withoutOffer(match, words, sentences, found));
    if (found.stream().anyMatch(match -> match.value() == Wish.BID)) {
      found.addAll(Amounts.in(words));
    }
    List<CarMention> wanted = new ArrayList<>();
    List<CarMention> own = new ArrayList<>();
    List<CarMention> named = new ArrayList<>();
    List<CarMention> maybeOwn = new ArrayList<>();
    List<CarMention> refused = refused(all, words, sentences, found);
    Set<Wish> wishes = wishes(words, sentences, found);
    Set<Wish> owners = wishes.contains(Wish.APPRAISAL) ? OWNERS_AT_APPRAISAL : OWNERS;
    for (int i = 0; i < all.size(); i++) {
      CarMention car = all.get(i);
      int first = words.at(car.start());
      int last = words.at(car.end() - 1);
      int next = i + 1 < all.size() ? words.at(all.get(i + 1).start()) : words.size();
      PhraseTable.Match<Wish> before = before(words, first, sentences, found, owners);
      boolean given = isAfter(words, Wish.GIVE_BEFORE, last, next, sentences, found);
      if (given
          || (before != null && isOwner(before.value(), own, words, sentences, first))
          || isAfter(words, Wish.OWN_CAR_BEFORE, last, next, sentences, found)
          || (i > 0 && own.contains(all.get(i - 1)) && isOneMore(words, first, sentences))) {
        own.add(car);
        if (given || (before != null && GIVEN.contains(before.value()))) {
          wishes.add(Wish.APPRAISAL);
        }
      } else if (before != null && before.value() == Wish.REFUSED) {
        refused.add(car);
      } else if (!isOfNeither(before)
          && !isAfter(words, Wish.OTHERS_BEFORE, last, next, sentences, found)) {
        boolean maybe = before == null && mayBeOwn(car, sentences, first, found);
        if (chosen.isWished(words, first, found)) {
          wishes.add(Wish.BUY);
        }
        boolean title = car.start() == 0 && !(maybe && wishes.contains(Wish.APPRAISAL));
        (before == null && !title ? named : wanted).add(car);
        if (maybe) {
          maybeOwn.add(car);
        }
      }
    }
    List<CarMention> another = wanted.stream().filter(car -> isAnyOne(words, car, found)).toList();
    List<CarMention> called = List.copyOf(wanted);
    wanted.addAll(named); // after those that words call wanted
    // The same car again, without "my", is no other one. "Looking for a Vito" is.
    wanted.removeIf(car -> isAmong(own, car) && !another.contains(car));
    if (wanted.stream().anyMatch(car -> car.model() != null && !isAmong(refused, car))) {
      wanted.removeIf(car -> isAmong(refused, car));
    }
    List<CarMention> picked = chosen.among(wanted, words, found);
    wanted.sort(Comparator.comparing(car -> !isAmong(picked, car)));
    maybeOwn.removeIf(
        car -> isAmong(own, car) || wanted.stream().anyMatch(other -> isSameCar(other, car)));
    boolean vehicle = found.stream().anyMatch(match -> match.value() == Wish.VEHICLE);
    return new Said(wishes, wanted, called, picked, own, maybeOwn, refused, vehicle);
  }

  /** Returns whether the car is joined to the one before it: "my Golf and a Polo". */
  private boolean isOneMore(Words words, int car, int[] sentences) {
    return car > 1
        && sentences[car - 2] == sentences[car]
        && phrases.is(SentenceWord.INDEFINITE, words.word(car - 1))
        && phrases.is(SentenceWord.AND, words.word(car - 2));
  }

  /** Returns whether those words before a car make it the customer's own. */
  private static boolean isOwner(
      Wish before, List<CarMention> own, Words words, int[] sentences, int car) {
    boolean exchanged =
        before == Wish.EXCHANGE
            && own.stream().anyMatch(o -> sentences[words.at(o.start())] == sentences[car]);
    return before != Wish.WANTED && before != Wish.OTHERS && before != Wish.REFUSED && !exchanged;
  }

  private static boolean isOfNeither(PhraseTable.Match<Wish> before) {
    return before != null && (before.value() == Wish.OTHERS || before.value() == Wish.REFUSED);
  }

  /** Returns "my car" in place of an offer with a negation: "my Vito is not for sale". */
  private PhraseTable.Match<Wish> withoutOffer(
      PhraseTable.Match<Wish> match,
      Words words,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found) {
    if (!GIVEN.contains(match.value()) || !isCancelled(match, words, sentences, found)) {
      return match;
    }
    Wish own = match.value() == Wish.GIVE ? Wish.OWN_CAR : Wish.OWN_CAR_BEFORE;
    return new PhraseTable.Match<>(match.first(), match.last(), own);
  }

  /** Returns the cars that the customer refuses: "the Sandero is too low", "the Astra no, the". */
  private List<CarMention> refused(
      List<CarMention> all, Words words, int[] sentences, List<PhraseTable.Match<Wish>> found) {
    List<CarMention> refused = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int last = words.at(all.get(i).end() - 1);
      int next = i + 1 < all.size() ? words.at(all.get(i + 1).start()) : words.size();
      if (isAfter(words, Wish.REFUSED_BEFORE, last, next, sentences, found)
          || RefusedCar.isBeside(words, words.at(all.get(i).start()), last, found)) {
        refused.add(all.get(i));
      }
    }
    return refused;
  }

  private boolean isAnyOne(Words words, CarMention car, List<PhraseTable.Match<Wish>> found) {
    int article = words.at(car.start()) - 1;
    return article > 0
        && phrases.is(SentenceWord.INDEFINITE, words.word(article))
        && found.stream()
            .filter(match -> match.value() == Wish.WANTED)
            .anyMatch(match -> match.last() == article || match.last() == article - 1);
  }

  private static boolean isAmong(List<CarMention> cars, CarMention car) {
    return cars.stream().anyMatch(other -> other.car().equals(car.car()));
  }

  private static boolean isSameCar(CarMention other, CarMention car) {
    return other.start() != car.start() && other.car().equals(car.car());
  }

  /** Returns whether its year or its kilometres, or the words of its sentence, fit an own car. */
  private boolean mayBeOwn(
      CarMention car, int[] sentences, int first, List<PhraseTable.Match<Wish>> found) {
    return !car.facts().year().isEmpty()
        || !car.facts().kilometres().isEmpty()
        || found.stream()
            .anyMatch(
                match ->
                    OF_TRADE_IN.contains(match.value())
                        && sentences[match.first()] == sentences[first]);
  }

  /** Returns whether a short line proposes a day and a time, and nothing else: "martes a las 6?" */
  public boolean proposesMoment(String line) {
    if (line.length() > LONGEST_PROPOSAL) {
      return false;
    }
    Words words = Words.of(line);
    List<PhraseTable.Match<Wish>> found = phrases.in(words);
    return words.size() <= MOST_WORDS_OF_PROPOSAL
        && found.stream().anyMatch(match -> match.value() == Wish.WHEN)
        && found.stream().noneMatch(match -> match.value().isRequest())
        && words.list().stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
  }

  // "3.000 de entrada" is money; the number of "a Peugeot 206 de entrada" is a car's.
  private boolean isOfMoney(
      PhraseTable.Match<Wish> match, Words words, List<CarMention> mentioned) {
    boolean ofCar = OF_A_CAR.contains(match.value());
    if (ofCar
        && match.first() > 0
        && words.word(match.first()).length() <= SHORT
        && phrases.is(SentenceWord.HOW_MUCH, words.word(match.first() - 1))) {
      return true; // "¿Cuánto de entrada?"
    }
    int before = ofCar ? Amounts.before(words, match) : -1;
    return before >= 0
        && mentioned.stream()
            .noneMatch(
                car -> car.start() <= words.start(before) && words.start(before) < car.end());
  }

  private Set<Wish> wishes(Words words, int[] sentences, List<PhraseTable.Match<Wish>> found) {
    Set<Wish> wishes = EnumSet.noneOf(Wish.class);
    for (PhraseTable.Match<Wish> match : found) {
      if (match.value().isRequest()
          && !isCancelled(match, words, sentences, found)
          && !isOfDate(match, words, found)) {
        wishes.add(match.value());
      }
    }
    if (found.stream().anyMatch(match -> match.value() == Wish.NOT_OFFERED)) {
      wishes.remove(Wish.APPRAISAL_HINT);
    }
    if (CONTACTS.stream().filter(wishes::contains).count() > 1) {
      found.stream()
          .filter(match -> isRefusedContact(match, words, found))
          .forEach(match -> wishes.remove(match.value()));
    }
    for (Pair pair : PAIRS) {
      if (!wishes.contains(pair.request()) && isIn(pair, words, sentences, found)) {
        wishes.add(pair.request());
      }
    }
    return wishes;
  }

  /** Returns whether a negation follows at once: "by mail, for by phone I do not hear well". */
  private boolean isRefusedContact(
      PhraseTable.Match<Wish> contact, Words words, List<PhraseTable.Match<Wish>> found) {
    return CONTACTS.contains(contact.value())
        && found.stream()
            .anyMatch(
                not ->
                    not.value() == Wish.NOT
                        && not.first() == contact.last() + 1
                        && isBeside(words, contact.last(), not.first()));
  }

  private boolean isIn(
      Pair pair, Words words, int[] sentences, List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .filter(
            match -> match.value() == pair.first() && !isCancelled(match, words, sentences, found))
        .anyMatch(
            first ->
                !(first.value() == Wish.SUITS && isOfCall(first, sentences, found))
                    && found.stream()
                        .anyMatch(
                            second ->
                                second.value() == pair.second()
                                    && sentences[second.first()] == sentences[first.first()]
                                    && second.first() - first.last() <= pair.reach()));
  }

  // "Reservar una prueba" books a date, and "reservarlo y pasar" a vehicle.
  private boolean isOfDate(
      PhraseTable.Match<Wish> match, Words words, List<PhraseTable.Match<Wish>> found) {
    return match.value() == Wish.RESERVATION
        && found.stream()
            .filter(other -> other.value() == Wish.TEST_DRIVE || other.value() == Wish.VISIT)
            .anyMatch(
                date ->
                    isBeside(
                        words,
                        Math.min(match.last(), date.last()),
                        Math.max(match.first(), date.first())));
  }

  private boolean isBeside(Words words, int last, int next) {
    return next <= last
        || (next - last <= OWNER_REACH
            && words.list().subList(last, next).stream()
                .noneMatch(word -> phrases.is(SentenceWord.AND, word))
            && !hasComma(words, last, next));
  }

  // "Call me, I am free on Monday": the moment is that of the call.
  private static boolean isOfCall(
      PhraseTable.Match<Wish> moment, int[] sentences, List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .anyMatch(
            match ->
                CONTACTS.contains(match.value())
                    && sentences[match.first()] == sentences[moment.first()]);
  }

  private boolean isCancelled(
      PhraseTable.Match<Wish> request,
      Words words,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found) {
    if (isDeniedAfter(request, words, sentences, found)) {
      return true;
    }
    return found.stream()
        .filter(match -> match.value() == Wish.NOT)
        .anyMatch(
            not ->
                sentences[not.first()] == sentences[request.first()]
                    && not.last() < request.first()
                    && request.first() - not.last() <= NEGATION_REACH
                    && !(CONTACTS.contains(request.value())
                        && hasComma(words, not.last(), request.first())));
  }

  // "Inzahlungnahme haben wir keine", but not "Probefahrt habe ich keine gemacht".
  private boolean isDeniedAfter(
      PhraseTable.Match<Wish> request,
      Words words,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .filter(match -> match.value() == Wish.NOT_AFTER && match.first() == request.last() + 1)
        .filter(match -> sentences[match.first()] == sentences[request.first()])
        .anyMatch(
            match ->
                match.last() + 1 == words.size()
                    || sentences[match.last() + 1] != sentences[match.last()]
                    || hasComma(words, match.last(), match.last() + 1));
  }

  private boolean hasComma(Words words, int from, int to) {
    return words.written(from, to).indexOf(',') >= 0;
  }

  /** Returns the nearest phrase before the car that says whose it is; null if there is none. */
  private PhraseTable.Match<Wish> before(
      Words words,
      int first,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found,
      Set<Wish> owners) {
    PhraseTable.Match<Wish> nearest = null;
    for (PhraseTable.Match<Wish> match : found) {
      int between = first - match.last() - 1;
      // "A cambio un Golf": the car after the words is meant, not the one before them.
      boolean follows = isOfNext(words, match, first);
      boolean owner = follows || owners.contains(match.value()) || isOfNeither(match);
      int reach = owner ? OWNER_REACH : WANTED_REACH;
      if ((owner || match.value() == Wish.WANTED)
          && between >= 0
          && between <= reach
          && !isPronoun(words, match)
          && sentences[match.first()] == sentences[first]
          && (nearest == null || isNearer(match, nearest))) {
        nearest = match;
      }
    }
    return nearest;
  }

  // "The Macan, if you take my GLC in part exchange": the words mean the car before them.
  private boolean isAfter(
      Words words,
      Wish owner,
      int last,
      int nextCar,
      int[] sentences,
      List<PhraseTable.Match<Wish>> found) {
    return found.stream()
        .filter(match -> match.value() == owner)
        .anyMatch(
            match ->
                sentences[match.first()] == sentences[last]
                    && match.first() > last
                    && match.first() < nextCar
                    && !isOfNext(words, match, nextCar)
                    && !isOfAmount(words, match, last)
                    && match.first() - last <= (match.size() > 1 ? WANTED_REACH : OWNER_REACH)
                    && found.stream().noneMatch(other -> isOwner(other, last, match)));
  }

  /** Returns whether a possessive is a pronoun of another language: "mi serve", "mi interessa". */
  private boolean isPronoun(Words words, PhraseTable.Match<Wish> match) {
    return match.value() == Wish.OWN_CAR
        && match.size() == 1
        && match.last() + 2 < words.size()
        && phrases.is(SentenceWord.DEFINITE, words.word(match.last() + 2));
  }

  private boolean isOfNext(Words words, PhraseTable.Match<Wish> match, int nextCar) {
    int between = nextCar - match.last() - 1;
    return match.value() == Wish.GIVE_BEFORE
        && nextCar < words.size()
        && (between == 1 || between == 2)
        && phrases.is(SentenceWord.INDEFINITE, words.word(nextCar - 1))
        && (between == 1 || phrases.is(SentenceWord.DEFINITE, words.word(nextCar - 2)));
  }

  // "3.000 € de entrada" is money, not a car.
  private boolean isOfAmount(Words words, PhraseTable.Match<Wish> match, int car) {
    int before = match.first() - 1;
    if (match.value() != Wish.GIVE_BEFORE || before <= car) {
      return false;
    }
    String word = words.word(before);
    boolean sign = words.text().substring(words.end(before), words.start(before + 1)).contains("€");
    return sign
        || phrases.is(SentenceWord.AMOUNT, word)
        || (Character.isDigit(word.charAt(0))
            && !(word.length() == 4 && (word.startsWith("19") || word.startsWith("20")))); // a year
  }

  // Words such as "my old one" name the other car.
  private static boolean isOwner(
      PhraseTable.Match<Wish> match, int after, PhraseTable.Match<Wish> before) {
    return OWNERS.contains(match.value())
        && match.first() > after
        && (match.first() < before.first()
            || (match.first() == before.first() && match.size() > before.size()));
  }

  private static boolean isNearer(PhraseTable.Match<Wish> match, PhraseTable.Match<Wish> than) {
    return match.last() > than.last()
        || (match.last() == than.last() && match.size() > than.size());
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
      if (dot || blankLine || "!?؟;¿¡".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}
