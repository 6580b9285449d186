package es.sml.connector.parse.car;

import es.sml.connector.parse.car.detail.CarFacts;
import es.sml.connector.parse.car.detail.CarFactsReader;
import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.car.detail.CarMention.Car;
import es.sml.connector.parse.car.detail.CarMention.Place;
import es.sml.connector.parse.car.detail.CarToken;
import es.sml.connector.parse.car.detail.CarVersion;
import es.sml.connector.parse.car.detail.CarWord;
import es.sml.connector.parse.car.detail.VersionWords;
import es.sml.connector.parse.car.list.CarEntry;
import es.sml.connector.parse.car.list.CarEntry.Alone;
import es.sml.connector.parse.car.list.CarList;
import es.sml.connector.parse.car.list.CarMatch;
import es.sml.connector.parse.car.list.Spelling;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds the cars that one text names. Decides when a model counts without its make, which
 * misspellings count, and which numbers are amounts.
 */
final class CarSearch {
  private static final int SHORTEST_TYPO = 5;

  private static final int YEAR = 4;
  private static final Set<String> OF_YEAR =
      Set.of("del", "de", "do", "da", "du", "des", "dal", "vom", "von");

  /** A mail program wraps lines near 75 characters: "a Peugeot" and "206" below it. */
  private static final int SHORTEST_WRAPPED = 55;

  private static final int SHORTEST_NUMBER = 3;

  private final CarList list;
  private final VersionWords versions;
  private final CarFactsReader facts;
  private final Words words;
  private final CarContext context;
  private final String text;
  private final List<CarMention> found = new ArrayList<>();

  CarSearch(CarList list, VersionWords versions, CarFactsReader facts, Words words) {
    this.list = list;
    this.versions = versions;
    this.facts = facts;
    this.words = words;
    this.context = new CarContext(versions.around(), words);
    this.text = words.text();
  }

  List<CarMention> cars() {
    int next = 0;
    while (next < words.size()) {
      CarMatch match = CarMatch.at(list, words, next);
      CarMention car = match == null ? null : car(match);
      if (car == null) {
        next++;
      } else {
        found.add(car);
        next++;
        while (next < words.size() && words.start(next) < car.end()) {
          next++;
        }
      }
    }
    return withFacts();
  }

  private List<CarMention> withFacts() {
    for (int i = 0; i < found.size(); i++) {
      CarMention car = found.get(i);
      int limit = i + 1 < found.size() ? found.get(i + 1).start() : text.length();
      if (car.model() != null) {
        CarFacts read = facts.of(text, car.place(), limit);
        found.set(
            i,
            new CarMention(car.car(), car.name(), car.fullName(), car.place(), car.sure(), read));
      }
    }
    return found;
  }

  private CarMention car(CarMatch match) {
    Place place = new Place(words.start(match.first()), words.end(match.last()));
    if (context.isAddress(place.start(), place.end())) {
      return null;
    }
    CarMatch make = make(match);
    CarMention withMake = make == null ? null : withMake(make);
    if (withMake != null && withMake.model() != null && withMake.end() >= place.end()) {
      return withMake;
    }
    return match.hasModel() ? withoutMake(match) : withMake;
  }

  // A longer name may begin with a make, such as "Range Rover Evoque".
  private CarMatch make(CarMatch match) {
    if (match.hasMake()) {
      return match;
    }
    String key = "";
    CarMatch make = null;
    for (int last = match.first(); last < match.last(); last++) {
      key += words.word(last);
      List<CarEntry> meanings = list.meanings(key);
      if (meanings != null && meanings.stream().anyMatch(CarEntry::hasNoModel)) {
        make = new CarMatch(match.first(), last, meanings);
      }
    }
    return make;
  }

  private CarMention withMake(CarMatch match) {
    CarEntry make =
        match.meanings().stream().filter(CarEntry::hasNoModel).findFirst().orElseThrow();
    boolean capital = !Character.isLowerCase(text.charAt(words.start(match.first())));
    CarMatch model = modelAfter(match.last() + 1, make.make());
    if (model != null) {
      return mention(match.first(), model, make.make(), true);
    }
    if (make.alone() == Alone.ANY) {
      CarMention unlisted = unlisted(match, make.make());
      if (unlisted != null) {
        return unlisted;
      }
    }
    if (make.alone() == Alone.NO && !capital && !context.hasArticle(match.first())) {
      return null;
    }
    Place place = new Place(words.start(match.first()), words.end(match.last()));
    String name = text.substring(place.start(), place.end());
    return new CarMention(new Car(make.make(), null), name, name, place, false, CarFacts.NONE);
  }

  // A brand of motorcycles or motorhomes before a word with digits: "Adria Twin 640".
  private CarMention unlisted(CarMatch make, String name) {
    int last = make.last();
    boolean digits = false;
    while (last + 1 < words.size() && last - make.last() < 4 && context.isNextTo(last)) {
      char first = text.charAt(words.start(last + 1));
      boolean digit = Character.isDigit(first);
      if (!(digit || Character.isUpperCase(first))
          || (digit && words.word(last + 1).length() > 4)
          || versions.around().isCounted(words.word(last + 1), words.word(last + 1))) {
        break;
      }
      digits |=
          digit
              || Character.isDigit(words.word(last + 1).charAt(words.word(last + 1).length() - 1));
      last++;
    }
    if (!digits || context.isOther(make.first(), last) || isAmount(last)) {
      return null;
    }
    Place place = new Place(words.start(make.first()), words.end(last));
    String written = text.substring(place.start(), place.end());
    String model = text.substring(words.start(make.last() + 1), place.end());
    return new CarMention(new Car(name, model), written, written, place, true, CarFacts.NONE);
  }

  private CarMatch modelAfter(int first, String make) {
    if (first >= words.size() || !isNear(first - 1)) {
      return null;
    }
    int start = first;
    CarMatch model = CarMatch.at(list, words, start, make);
    if (model == null
        && versions.around().is(CarWord.BEFORE_MODEL, words.word(first))
        && first + 1 < words.size()
        && isNear(first)) {
      start = first + 1;
      model = CarMatch.at(list, words, start, make);
    }
    if (model == null) {
      return misspelt(start, make);
    }
    boolean number = isNumber(model);
    boolean apart = words.start(start) - words.end(start - 1) > 1;
    boolean separate = apart && isComma(start);
    return number && (separate || isAmount(model.last())) ? null : model;
  }

  private boolean isComma(int start) {
    return text.charAt(words.end(start - 1)) == ',';
  }

  // Between a make and its model: "Seat - León", "Seat / León", "Marca: Seat, León".
  private boolean isNear(int before) {
    int start = words.end(before);
    int end = words.start(before + 1);
    if (end - start > 3 || start == end) {
      return start == end;
    }
    if (end - start == 1 && text.charAt(start) == '\n') {
      return start - text.lastIndexOf('\n', start - 1) > SHORTEST_WRAPPED;
    }
    for (int i = start; i < end; i++) {
      if (" -–:,;/|(>'\"*#\u00A0.".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.charAt(start) != '.' || end - start == 1;
  }

  private CarMatch misspelt(int first, String make) {
    String word = words.word(first);
    if (word.length() < SHORTEST_TYPO || Character.isDigit(word.charAt(0))) {
      return null;
    }
    String single = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    for (CarEntry model : list.modelsOf(make)) {
      boolean plural = model.key().length() >= SHORTEST_TYPO - 1 && model.key().equals(single);
      if (plural || isMisspelling(word, model)) {
        return new CarMatch(first, first, List.of(model));
      }
    }
    return null;
  }

  private static boolean isMisspelling(String word, CarEntry model) {
    return model.alone() != Alone.NO
        && model.key().length() >= SHORTEST_TYPO
        && model.key().charAt(0) == word.charAt(0)
        && Spelling.isNear(word, model.key(), 1);
  }

  private CarMention withoutMake(CarMatch match) {
    CarEntry entry =
        match.meanings().stream()
            .filter(each -> !each.hasNoModel())
            .min(Comparator.comparing(CarEntry::alone))
            .orElseThrow();
    String other = makeBefore(match.first());
    if (other != null && !other.equals(entry.make())) {
      return null; // "Vauxhall Clio" is no Renault
    }
    if (context.isStreet(match.last())) {
      return null;
    }
    CarEntry typo = match.first() == 0 ? null : misspeltMake(match);
    if (typo != null) {
      return mention(
          match.first() - 1,
          new CarMatch(match.first(), match.last(), List.of(typo)),
          typo.make(),
          true);
    }
    boolean number = isNumber(match);
    int length = words.end(match.last()) - words.start(match.first());
    if (number && (length < SHORTEST_NUMBER || isAmount(match.last()))) {
      return null;
    }
    if (number
        && length == YEAR
        && match.first() > 0
        && OF_YEAR.contains(words.word(match.first() - 1))) {
      return null; // "del 2008", and no Peugeot 2008
    }
    boolean article = context.hasArticle(match.first());
    boolean hasArticle = context.hasNameArticle(match.first());
    boolean capital = isCapital(match);
    Place place = new Place(words.start(match.first()), words.end(match.last()));
    CarVersion version = CarVersion.after(text, place, CarVersion.Make.NONE, versions);
    boolean proven = version.proven() && !(number && !endsWithWord(version, place));
    boolean sure =
        switch (entry.alone()) {
          case YES -> true;
          case ARTICLE -> hasArticle || (article && capital) || proven;
          case CAPITAL -> (hasArticle && capital) || proven;
          default -> proven && entry.key().length() > 1;
        };
    boolean digit = !context.isWord(match.first(), match.last());
    boolean doubtful =
        entry.alone() == Alone.NO
            ? !(article && capital && digit)
            : !article && !capital && (digit || entry.alone() == Alone.CAPITAL);
    if (!sure && doubtful) {
      return null;
    }
    return mention(match.first(), match, null, sure);
  }

  private String makeBefore(int first) {
    CarMention last = found.isEmpty() ? null : found.get(found.size() - 1);
    boolean next =
        last != null
            && last.model() == null
            && first > 0
            && words.end(first - 1) == last.end()
            && context.isNextTo(first - 1);
    return next ? last.make() : null;
  }

  // "208 1.2 PureTech" is a car; "208 1.2" may be anything.
  private boolean endsWithWord(CarVersion version, Place place) {
    for (int i = place.end(); i < version.end(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private CarEntry misspeltMake(CarMatch match) {
    String before = words.word(match.first() - 1);
    if (before.length() < SHORTEST_TYPO
        || !context.isWord(match.first() - 1, match.first() - 1)
        || list.meanings(before) != null
        || !context.isNextTo(match.first() - 1)) {
      return null;
    }
    for (CarEntry entry : match.meanings()) {
      int edits = entry.key().length() > 2 && before.length() > 7 ? 2 : 1;
      if (!entry.hasNoModel()
          && list.keysOf(entry.make()).stream()
              .anyMatch(
                  key -> key.length() >= SHORTEST_TYPO && Spelling.isNear(before, key, edits))) {
        return entry;
      }
    }
    return null;
  }

  private boolean isCapital(CarMatch match) {
    char first = text.charAt(words.start(match.first()));
    char last = text.charAt(words.start(match.last()));
    boolean small = words.word(match.last()).length() == 1 && Character.isLowerCase(last);
    return !Character.isLowerCase(first) && !small;
  }

  private boolean isNumber(CarMatch match) {
    for (int i = match.first(); i <= match.last(); i++) {
      for (int c = words.start(i); c < words.end(i); c++) {
        if (!Character.isDigit(text.charAt(c))) {
          return false;
        }
      }
    }
    return true;
  }

  // "208 euros", "500.000", "3 puertas", "600/700"
  private boolean isAmount(int last) {
    int end = words.end(last);
    if (end + 1 < text.length()
        && ".,:/".indexOf(text.charAt(end)) >= 0
        && Character.isDigit(text.charAt(end + 1))) {
      return true;
    }
    CarToken next = CarToken.after(text, end);
    return (next.lineBreaks() == 0 && versions.around().isCounted(next.plain(), next.written()))
        || (end < text.length() && "€%º".indexOf(text.charAt(end)) >= 0);
  }

  private CarMention mention(int first, CarMatch model, String make, boolean sure) {
    CarEntry entry =
        make == null
            ? model.meanings().stream()
                .filter(each -> !each.hasNoModel())
                .min(Comparator.comparing(CarEntry::alone))
                .orElseThrow()
            : model.meanings().get(0);
    Place bare = new Place(words.start(first), words.end(lastOf(model.last(), entry)));
    CarVersion version = CarVersion.after(text, bare, kind(make), versions);
    Place place = new Place(bare.start(), version.end());
    boolean certain = sure && !context.isOther(first, model.last());
    String name = text.substring(place.start(), place.end());
    return new CarMention(
        new Car(entry.make(), entry.model()),
        name,
        fullName(name, entry, first, model, make),
        place,
        certain,
        CarFacts.NONE);
  }

  // "A-Klasse A 200" names the model twice.
  private int lastOf(int last, CarEntry entry) {
    if (last + 1 >= words.size() || !context.isNextTo(last)) {
      return last;
    }
    CarMatch nextMatch = CarMatch.at(list, words, last + 1, entry.make());
    boolean same =
        nextMatch != null
            && nextMatch.meanings().stream().anyMatch(each -> each.model().equals(entry.model()));
    return same ? nextMatch.last() : last;
  }

  private CarVersion.Make kind(String make) {
    if (make == null) {
      return CarVersion.Make.NONE;
    }
    boolean numbered =
        list.keysOf(make).stream()
            .map(list::meanings)
            .flatMap(List::stream)
            .anyMatch(
                entry ->
                    entry.hasNoModel() && entry.make().equals(make) && entry.alone() == Alone.ANY);
    return numbered ? CarVersion.Make.NUMBERED : CarVersion.Make.CAR;
  }

  private String fullName(String name, CarEntry entry, int first, CarMatch model, String make) {
    String written = CarList.key(name);
    if (make != null && first < model.first()) {
      return isSpelt(first, make)
          ? name
          : make
              + " "
              + text.substring(words.start(model.first()), words.start(first) + name.length());
    }
    boolean single =
        model.meanings().stream()
            .allMatch(each -> each.make().equals(entry.make()) || isRare(each, entry));
    boolean inName = list.keysOf(entry.make()).stream().anyMatch(written::startsWith);
    return inName || !single ? name : entry.make() + " " + name;
  }

  // Renault calls the Duster its own in other countries, but "Duster" alone is a Dacia.
  private static boolean isRare(CarEntry other, CarEntry entry) {
    return other.alone() == Alone.NO && entry.alone() != Alone.NO;
  }

  // "VW" and "Mercedes" are other names; "Wolsvagen" is a misspelling.
  private boolean isSpelt(int first, String make) {
    String word = words.word(first);
    String key = CarList.key(make);
    return word.length() < SHORTEST_TYPO
        || key.startsWith(word)
        || list.keysOf(make).stream()
            .noneMatch(each -> !each.equals(word) && Spelling.isNear(word, each, 3));
  }
}
