package es.sml.connector.parse.phone;

import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds telephone numbers in sentences, and leaves out prices, dates, references and other ids. */
public final class PhonesInText {
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST = 20;
  private static final String GREAT_BRITAIN = "GB";
  private static final int LONGEST_BEFORE = 60;
  private static final int LONGEST_BETWEEN = 30;
  private static final int LONGEST_UNIT = 6;
  private static final int SHORTEST_WORD = 5;
  private static final Set<String> UNITS =
      Set.of(
          "€", "eur", "eu", "euro", "euros", "$", "£", "km", "kms", "cv", "ps", "hp", "cc", "kw",
          "%");

  /** Spanish numbers that only companies have. */
  private static final Set<String> COMPANIES = Set.of("900", "901", "902", "800");

  private final PhoneWords words;

  public PhonesInText(PhoneWords words) {
    this.words = words;
  }

  /**
   * A telephone number in a text.
   *
   * @param number nine digits for a Spanish number, else E.164
   * @param start place of its first character in the text
   * @param end place after its last character
   * @param owner by the words before it
   * @param uncertainty the reason why its country is unsure; empty if it is sure
   */
  public record Found(String number, int start, int end, Owner owner, String uncertainty) {}

  /** The owner of a number, as the words before it say. */
  public enum Owner {
    CUSTOMER,
    /** The customer, who corrects another number. */
    CORRECTED,
    /** The person for whom the writer asks. */
    CLIENT,
    UNKNOWN,
    /** The company that the line names: a portal's, or the customer's own. */
    NAMED_COMPANY,
    COMPANY
  }

  /** Returns the numbers, in the order of the text. */
  public List<Found> in(String whole, PhoneCountries countries) {
    String text = Letters.start(whole, LONGEST_TEXT);
    List<Found> found = new ArrayList<>();
    for (DigitRun run : DigitRun.in(text)) {
      ParseThread.step();
      if (found.size() < MOST && !isAmount(text, run)) {
        PhoneWords.Kind kind = kind(text, run.start());
        if (kind != PhoneWords.Kind.ID) {
          read(text, run, kind, countries, found);
        }
      }
    }
    addSpelt(text, countries, found);
    found.sort(Comparator.comparingInt(Found::start));
    return withoutDenied(text, found);
  }

  /** Returns the numbers without wrong ones: "622 100 394, not 622 100 349". */
  private List<Found> withoutDenied(String text, List<Found> found) {
    List<Found> right = new ArrayList<>(found);
    for (int i = 1; i < found.size(); i++) {
      Found first = found.get(i - 1);
      Found second = found.get(i);
      if (second.start() > first.end() && second.start() - first.end() <= LONGEST_BETWEEN) {
        String between = text.substring(first.end(), second.start());
        if (words.denySecond(between)) {
          right.remove(second);
        } else if (words.denyFirst(between)) {
          right.remove(first);
        }
      }
    }
    return right;
  }

  private void addSpelt(String text, PhoneCountries countries, List<Found> found) {
    for (SpeltDigits.Found spelt : words.spelt().in(text)) {
      boolean known =
          found.stream()
              .anyMatch(phone -> phone.start() < spelt.end() && spelt.start() < phone.end());
      if (known) {
        continue;
      }
      PhoneWords.Kind kind = kind(text, spelt.start());
      PhoneReader.Phones phones = PhoneReader.read(spelt.digits(), countries);
      if (phones.numbers().isEmpty()) {
        phones = NationalPhones.possible(spelt.digits(), countries).orElse(phones);
      }
      if (kind != PhoneWords.Kind.ID && !phones.numbers().isEmpty() && found.size() < MOST) {
        String number = phones.numbers().get(0);
        found.add(
            new Found(
                number, spelt.start(), spelt.end(), owner(kind, number), phones.uncertainty()));
      }
    }
  }

  private static void read(
      String text,
      DigitRun run,
      PhoneWords.Kind kind,
      PhoneCountries countries,
      List<Found> found) {
    for (DigitRun part : run.readings()) {
      String written = text.substring(part.start(), part.end());
      String near =
          text.substring(part.start(), Math.min(text.length(), part.end() + LONGEST_BEFORE));
      String line = near.lines().findFirst().orElse("");
      PhoneReader.Phones phones =
          PhoneReader.read(written, before(text, part.start()) + " " + line, countries);
      if (phones.numbers().isEmpty() && isPhonesPlace(text, part, kind, countries)) {
        phones = NationalPhones.possible(written, countries).orElse(phones);
      }
      if (!phones.numbers().isEmpty() && found.size() < MOST) {
        String number = phones.numbers().get(0);
        found.add(
            new Found(number, part.start(), part.end(), owner(kind, number), phones.uncertainty()));
        if (part.end() == run.end()) {
          return;
        }
      }
    }
  }

  /**
   * Returns whether only a telephone stands there: after its label, in its line, after a country
   * code, or in Britain.
   */
  private static boolean isPhonesPlace(
      String text, DigitRun run, PhoneWords.Kind kind, PhoneCountries countries) {
    boolean alone =
        (run.start() == 0 || text.charAt(run.start() - 1) == '\n')
            && (run.end() == text.length() || text.charAt(run.end()) == '\n');
    String written = text.substring(run.start(), run.end());
    boolean british =
        NationalPhones.digits(written).startsWith("07") && countries.mayBe(GREAT_BRITAIN);
    return alone
        || british
        || written.indexOf('+') >= 0
        || kind == PhoneWords.Kind.OWN
        || kind == PhoneWords.Kind.CORRECTED
        || kind == PhoneWords.Kind.THEIRS
        || kind == PhoneWords.Kind.LABEL;
  }

  private static Owner owner(PhoneWords.Kind kind, String number) {
    boolean company =
        number.length() == 9
            ? COMPANIES.contains(number.substring(0, 3))
            : PhoneReader.isOfCompany(number);
    if (company || kind == PhoneWords.Kind.DEALER) {
      return Owner.COMPANY;
    }
    if (kind == PhoneWords.Kind.FOOTER) {
      return Owner.NAMED_COMPANY;
    }
    if (kind == PhoneWords.Kind.THEIRS) {
      return Owner.CLIENT;
    }
    if (kind == PhoneWords.Kind.CORRECTED) {
      return Owner.CORRECTED;
    }
    return kind == PhoneWords.Kind.OWN ? Owner.CUSTOMER : Owner.UNKNOWN;
  }

  // "Best price? 622 100 394": the sentence is over, and the number is no price.
  private PhoneWords.Kind kind(String text, int place) {
    String before = before(text, place);
    PhoneWords.Kind kind = words.before(before).orElse(null);
    int end = kind == PhoneWords.Kind.ID ? lastSentenceEnd(before) : -1;
    return end < 0 ? kind : words.before(before.substring(end)).orElse(null);
  }

  /** Returns the place of the last sign that ends a sentence, unlike the dot of "Ref. 12". */
  private static int lastSentenceEnd(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      boolean dot =
          text.startsWith(". ", i)
              && i + 2 < text.length()
              && Character.isUpperCase(text.charAt(i + 2));
      boolean last = text.charAt(i) == '.' && text.substring(i + 1).isBlank() && isWord(text, i);
      if (dot || last || text.charAt(i) == '?' || text.charAt(i) == '!') {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a word stands before the dot, and no abbreviation. */
  private static boolean isWord(String text, int dot) {
    int start = dot;
    while (start > 0 && Character.isLowerCase(text.charAt(start - 1))) {
      start--;
    }
    return dot - start >= SHORTEST_WORD;
  }

  /** Returns the words before the place in its line, or the line above if it begins its line. */
  private static String before(String text, int place) {
    int end = place;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_BEFORE && text.charAt(start - 1) != '\n') {
      start--;
    }
    String words = text.substring(start, end);
    boolean above = text.substring(end, place).indexOf('\n') >= 0;
    return above && !isLabel(words) ? "" : words;
  }

  // "Teléfono:" in the line above is the number's label; a sentence is not.
  private static boolean isLabel(String line) {
    return line.endsWith(":") || line.indexOf(' ') < 0;
  }

  private static boolean isAmount(String text, DigitRun run) {
    int start = run.end();
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < text.length() && end - start < LONGEST_UNIT && isOfUnit(text.charAt(end))) {
      end++;
    }
    boolean before = run.start() > 0 && "€$£".indexOf(text.charAt(run.start() - 1)) >= 0;
    return before || UNITS.contains(Letters.lower(text.substring(start, end)));
  }

  private static boolean isOfUnit(char c) {
    return Character.isLetter(c) || "€$£%".indexOf(c) >= 0;
  }
}
