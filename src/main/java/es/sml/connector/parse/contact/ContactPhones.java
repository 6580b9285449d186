package es.sml.connector.parse.contact;

import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.phone.PhonesInText;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides which telephone numbers in a mail are the customer's, and not the dealer's or a
 * company's. Decides how sure each is.
 */
public final class ContactPhones {
  private static final double OWN_WORDS = 0.95;
  private static final String IN_WORDS = "the telephone number in the customer's words";
  private static final double ONLY_ONE = 0.85;
  private static final double LIKELIEST = 0.75;
  private static final double ONE_OF_SEVERAL = 0.5;
  private static final int LONGEST_SIGNATURE_LINE = 70;

  /** The whole signature may be one line: name, post, dealer, telephone and address. */
  private static final int LONGEST_OWN_LINE = 120;

  private static final int SHORTEST_NAME = 4;
  private static final int SHORTEST_FIRST_NAME = 3;
  private static final int LINES_ABOVE = 4;

  private final String text;
  private final List<String> dealers;
  private final String website;
  private final boolean ofCustomer;
  private final boolean ofColleague;
  private final Predicate<String> people;
  private final List<String> beside = new ArrayList<>();

  /**
   * Creates the filter.
   *
   * @param dealers names in the dealer's signatures
   * @param website name of the program that sent the mail; empty if a person did
   * @param ofCustomer true if the customer wrote the mail
   * @param ofColleague true if a colleague at the dealer wrote it
   * @param people tells a person's line, above whose number stands; it accepts none in a mail that
   *     a colleague may have signed
   */
  ContactPhones(
      String text,
      List<String> dealers,
      String website,
      boolean ofCustomer,
      boolean ofColleague,
      Predicate<String> people) {
    this.ofColleague = ofColleague;
    this.website = website.length() < SHORTEST_NAME ? "" : website;
    this.people = people;
    this.text = text;
    this.ofCustomer = ofCustomer;
    this.dealers =
        dealers.stream()
            .map(Letters::joined)
            .filter(name -> name.length() >= SHORTEST_NAME)
            .toList();
  }

  /** Returns whether the customer's words say that the number is the customer's. */
  public static boolean isInOwnWords(Candidate number) {
    return number.confidence() >= OWN_WORDS;
  }

  /** Returns the customer's numbers, the likeliest first. */
  List<Candidate> customers(List<PhonesInText.Found> found) {
    List<Candidate> own = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    List<PhonesInText.Found> known = // a line of several numbers may name the website
        found.stream()
            .filter(phone -> found.size() == 1 || !isWebsites(phone))
            .filter(phone -> phone.owner() != PhonesInText.Owner.COMPANY && !isQuoted(phone))
            .filter(phone -> isSaid(phone) || !isDealers(phone))
            .toList();
    List<PhonesInText.Found> all = ofColleague ? aboveSignature(ofPeople(known)) : ofPeople(known);
    List<PhonesInText.Found> maybe = firstOfEachRow(all);
    long different = maybe.stream().map(PhonesInText.Found::number).distinct().count();
    String mobile = different == 1 ? "" : onlyMobile(maybe);
    for (PhonesInText.Found phone : maybe) {
      String line = around(phone);
      boolean below = line.isBlank() && people.test(lineAbove(phone.start()));
      beside.add(below ? lineAbove(phone.start()) + line : line);
      if (phone.owner() == PhonesInText.Owner.CORRECTED) {
        own.add(0, said(phone));
      } else if (isSaid(phone)) {
        add(own, phone, OWN_WORDS, IN_WORDS);
      } else if (different == 1) {
        add(others, phone, ONLY_ONE, "the mail's only telephone number");
      } else if ((ofCustomer || ofColleague) && phone.number().equals(mobile)) {
        first(others, phone, "the mail's only mobile number");
      } else if (people.test(lineAbove(phone.start())) || people.test(before(phone.start()))) {
        first(others, phone, "the number below a person's name");
      } else {
        add(others, phone, ONE_OF_SEVERAL, "one of several telephone numbers");
      }
    }
    all.forEach(phone -> add(others, phone, ONE_OF_SEVERAL, "one of several telephone numbers"));
    others.stream()
        .filter(other -> own.stream().noneMatch(first -> first.value().equals(other.value())))
        .forEach(own::add);
    return own;
  }

  /**
   * Returns the numbers above a colleague's signature, which is the last part of the text below a
   * blank line; all numbers if none stands above it.
   */
  private List<PhonesInText.Found> aboveSignature(List<PhonesInText.Found> found) {
    int signature = text.stripTrailing().lastIndexOf("\n\n");
    List<PhonesInText.Found> above =
        found.stream().filter(phone -> phone.start() < signature).toList();
    return above.isEmpty() ? found : above;
  }

  private static Candidate said(PhonesInText.Found phone) {
    return new Candidate(phone.number(), OWN_WORDS, IN_WORDS, phone.uncertainty());
  }

  /** Returns whether words before the number say whose it is. */
  private static boolean isSaid(PhonesInText.Found phone) {
    return isCustomers(phone) || phone.owner() == PhonesInText.Owner.CLIENT;
  }

  private static boolean isCustomers(PhonesInText.Found phone) {
    return phone.owner() == PhonesInText.Owner.CUSTOMER
        || phone.owner() == PhonesInText.Owner.CORRECTED;
  }

  /**
   * Returns the line with the number of another person, for whom the writer asks; empty if the
   * writer is the customer.
   */
  String lineOfClient(List<PhonesInText.Found> found) {
    boolean writers = found.stream().anyMatch(ContactPhones::isCustomers);
    return found.stream()
        .filter(phone -> !writers && phone.owner() == PhonesInText.Owner.CLIENT)
        .map(phone -> line(phone.start()))
        .findFirst()
        .orElse("");
  }

  /** Returns the number's line with a line break for it; a number in words may fill two lines. */
  private String around(PhonesInText.Found phone) {
    String number = text.substring(phone.start(), phone.end());
    return number.indexOf('\n') < 0 ? line(phone.start()).replace(number, "\n") : "\n";
  }

  /** Puts a likely number first, unless another is as likely. */
  private static void first(List<Candidate> others, PhonesInText.Found phone, String origin) {
    boolean second = others.stream().anyMatch(Candidate::isEnough);
    double confidence = second ? ONE_OF_SEVERAL : LIKELIEST;
    others.removeIf(other -> other.value().equals(phone.number()) && !other.isEnough());
    others.add(
        second ? others.size() : 0,
        new Candidate(phone.number(), confidence, origin, phone.uncertainty()));
  }

  /** Returns the line above the number's; an address may stand between a name and a number. */
  private String lineAbove(int place) {
    int start = lineStart(place);
    String above = start == 0 ? "" : line(start - 1).strip();
    return EmailReader.isAddress(above) ? lineAbove(start - 1) : above;
  }

  /** Returns the words in front of the number, without signs between them. */
  private String before(int place) {
    int end = place;
    while (end > lineStart(place) && !Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(lineStart(place), end).strip();
  }

  /** Returns whether the number's line names the website that writes about a customer. */
  private boolean isWebsites(PhonesInText.Found phone) {
    return !website.isEmpty() && Letters.joined(line(phone.start())).contains(website);
  }

  /** Returns one number of each row "941 50 22 87 / 669 40 13 75": the mobile, or the first. */
  private List<PhonesInText.Found> firstOfEachRow(List<PhonesInText.Found> found) {
    List<PhonesInText.Found> first = new ArrayList<>();
    int end = -1;
    for (PhonesInText.Found phone : found) {
      boolean row = end >= 0 && !hasWords(text.substring(end, Math.max(end, phone.start())));
      if (!row) {
        first.add(phone);
      } else if (PhoneReader.isMobile(phone.number())
          && !PhoneReader.isMobile(first.get(first.size() - 1).number())) {
        first.set(first.size() - 1, phone);
      }
      end = phone.end();
    }
    return first;
  }

  private static boolean hasWords(String between) {
    return between.indexOf('\n') >= 0 || between.chars().filter(Character::isLetter).count() > 1;
  }

  /** Returns the only mobile number; empty if there are several. */
  private static String onlyMobile(List<PhonesInText.Found> found) {
    List<String> mobiles =
        found.stream()
            .map(PhonesInText.Found::number)
            .filter(PhoneReader::isMobile)
            .distinct()
            .toList();
    return mobiles.size() == 1 ? mobiles.get(0) : "";
  }

  private static void add(
      List<Candidate> candidates, PhonesInText.Found phone, double confidence, String origin) {
    if (candidates.stream().noneMatch(known -> known.value().equals(phone.number()))) {
      candidates.add(new Candidate(phone.number(), confidence, origin, phone.uncertainty()));
    }
  }

  /** Returns the lines of the customer's numbers, with a line break instead of the number. */
  List<String> besideNumbers() {
    return List.copyOf(beside);
  }

  /** Returns the numbers without those of named companies, unless there are no others. */
  private List<PhonesInText.Found> ofPeople(List<PhonesInText.Found> found) {
    List<PhonesInText.Found> people =
        found.stream().filter(phone -> !isNamedCompanys(phone)).toList();
    return ofCustomer || people.isEmpty() ? found : people;
  }

  // A person's number stands beside no fax.
  private boolean isNamedCompanys(PhonesInText.Found phone) {
    return phone.owner() == PhonesInText.Owner.NAMED_COMPANY
        || Words.of(line(phone.start())).list().contains("fax");
  }

  private boolean isQuoted(PhonesInText.Found phone) {
    return line(phone.start()).startsWith(">");
  }

  /** Returns whether the number stands in a signature of the dealer. */
  private boolean isDealers(PhonesInText.Found phone) {
    int start = lineStart(phone.start());
    String line = line(phone.start());
    if (dealers.isEmpty() || line.length() > LONGEST_OWN_LINE) {
      return false;
    }
    boolean named = isNamed(line);
    if (line.length() > LONGEST_SIGNATURE_LINE) {
      return named;
    }
    for (int i = 0; i < LINES_ABOVE && start > 0 && !named; i++) {
      start = lineStart(start - 1);
      String above = line(start).strip();
      if (above.isEmpty() || above.length() > LONGEST_SIGNATURE_LINE) {
        break;
      }
      boolean greeting = above.endsWith(",") || above.endsWith(":");
      named = (isNamed(above) && !greeting) || isFirstName(above);
    }
    return named;
  }

  /** Returns whether the line is only the first name of the colleague who writes. */
  private boolean isFirstName(String line) {
    String letters = Letters.joined(line);
    return ofColleague
        && letters.length() >= SHORTEST_FIRST_NAME
        && line.chars().allMatch(Character::isLetter)
        && dealers.stream().anyMatch(name -> name.startsWith(letters));
  }

  private boolean isNamed(String line) {
    String letters = Letters.joined(line);
    return dealers.stream().anyMatch(letters::contains);
  }

  private int lineStart(int place) {
    return place <= 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  }

  private String line(int place) {
    int end = text.indexOf('\n', place);
    return text.substring(lineStart(place), end < 0 ? text.length() : end);
  }
}
