package es.sml.connector.parse.gap;

import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.YesOrNo;
import es.sml.connector.parse.vocabulary.Speakers;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the customer's name in a form whose label for it is unknown: the name that the customer's
 * address consists of, or the only person whom the form names.
 */
public final class NameGap {
  private static final double LIKE_ADDRESS = 0.9;
  private static final double ONLY_PERSON = 0.75;
  private static final double COMPANY = 0.72;
  private static final int LONGEST_COMPANY = 80;
  private static final int SHORTEST = 3;
  private static final int MOST_WORDS = 5;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 200;
  private static final int FEWEST_SAID = 3;
  private static final int FEWEST_DIGITS = 9;

  /** Words before a town. */
  private static final List<String> PLACES =
      List.of("de", "desde", "from", "aus", "di", "da", "uit");

  private static final Set<LabelRole> OF_OTHERS =
      EnumSet.of(
          LabelRole.DEALER,
          LabelRole.SELLER,
          LabelRole.COMPANY,
          LabelRole.FORM,
          LabelRole.TECHNICAL,
          LabelRole.CAR_DETAIL,
          LabelRole.PAGE,
          LabelRole.CONSENT);

  private final PersonNames people;
  private final Speakers speakers;
  private final LabelDictionary labels;

  public NameGap(Vocabulary vocabulary, LabelDictionary labels) {
    this.people = vocabulary.people();
    this.speakers = vocabulary.speakers();
    this.labels = labels;
  }

  /**
   * Returns the name.
   *
   * @param email of the customer; null if unknown
   * @param values of the form, with those of unknown labels
   * @param text of the form
   */
  public Optional<Candidate> in(String email, FieldValues values, String text) {
    return ofAddress(email, text)
        .or(
            () ->
                onlyPerson(values, text)
                    .filter(name -> !isOther(email, name))
                    .map(
                        name ->
                            new Candidate(name, ONLY_PERSON, "the only person in the form", "")))
        .or(
            () ->
                onlyCompany(values)
                    .map(name -> new Candidate(name, COMPANY, "the customer's company", "")));
  }

  /** Returns the words of the text that the address, which may be null, consists of. */
  public Optional<Candidate> ofAddress(String email, String text) {
    return (email == null ? Optional.<String>empty() : likeAddress(email, text))
        .map(name -> new Candidate(name, LIKE_ADDRESS, "the name in the customer's address", ""));
  }

  /** Returns whether the address has the name of another person: a salesperson stands there. */
  private boolean isOther(String email, String name) {
    Optional<String> written =
        email == null
            ? Optional.empty()
            : people
                .fromAddress(email.substring(0, email.indexOf('@')))
                .filter(found -> found.indexOf(' ') > 0);
    List<String> words = Words.of(name).list();
    return written.isPresent()
        && Words.of(written.get()).list().stream().noneMatch(words::contains);
  }

  /** Returns the company of the customer, as the form names it; empty if there are several. */
  private Optional<String> onlyCompany(FieldValues values) {
    Set<String> names = new LinkedHashSet<>();
    for (FieldValues.Unknown unknown : values.unknownPairs()) {
      if (!unknown.others() && role(unknown.label()) == LabelRole.COMPANY) {
        names.add(Letters.oneLine(unknown.value()));
      }
    }
    return names.size() == 1
        ? names.stream()
            .filter(name -> name.length() <= LONGEST_COMPANY)
            .filter(name -> name.chars().anyMatch(Character::isLetter))
            .filter(name -> YesOrNo.of(name) == YesOrNo.WORDS)
            .findFirst()
        : Optional.empty();
  }

  /** Returns the role of the label; null if it has none. */
  private LabelRole role(String label) {
    return labels.meaning(label).map(LabelMeaning::role).orElse(null);
  }

  private Optional<String> onlyPerson(FieldValues values, String text) {
    Set<String> names = new LinkedHashSet<>();
    for (FieldValues.Unknown unknown : values.unknownPairs()) {
      if (!unknown.others() && (!isOfOthers(unknown.label()) || isLead(unknown))) {
        people
            .possibleNameIn(people.tidy(Letters.start(unknown.value(), LONGEST_COMPANY)))
            .filter(this::isNamed)
            .ifPresent(names::add);
      }
    }
    if (names.isEmpty()) {
      List<String> lines =
          text.lines().limit(MOST_LINES).map(line -> Letters.start(line, LONGEST_LINE)).toList();
      for (int i = 0; i < lines.size(); i++) {
        boolean called = i + 1 < lines.size() && isLabelledNumber(lines.get(i + 1));
        Optional<String> caller = called ? callerIn(lines.get(i)) : Optional.empty();
        if (caller.isPresent()) {
          return caller;
        }
        nameIn(lines.get(i)).ifPresent(names::add);
      }
    }
    return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
  }

  /** Returns whether a form's label such as "Lead" stands before a person's whole name. */
  private boolean isLead(FieldValues.Unknown unknown) {
    return role(unknown.label()) == LabelRole.FORM
        && unknown.value().indexOf(' ') > 0
        && people.isName(unknown.value());
  }

  private Optional<String> nameIn(String line) {
    String value = valueOf(line);
    int handle = value.indexOf(" (@"); // "Ana Gil (@ana.gil)"
    return people.nameIn(handle > 0 ? value.substring(0, handle) : value).or(() -> speaker(line));
  }

  /** Returns the person of a note of a call: "Ana Gil, de Lugo", "Herr Gil, Anton (Fa. Gil)". */
  private Optional<String> callerIn(String line) {
    int comma = line.indexOf(", ");
    boolean place =
        comma > 0 && PLACES.stream().anyMatch(word -> line.startsWith(word + " ", comma + 2));
    String name = place ? line.substring(0, comma) : line;
    return name.length() > LONGEST_COMPANY || name.indexOf(':') >= 0
        ? Optional.empty()
        : people.possibleNameIn(people.tidy(name.strip())).filter(found -> found.indexOf(' ') > 0);
  }

  /** Returns whether the line is a label and a telephone number. */
  private boolean isLabelledNumber(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && labels
            .field(line.substring(0, colon).strip())
            .filter(LeadField.PHONE::equals)
            .isPresent()
        && line.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
  }

  /** Returns the person whose words stand after a colon: "Ana: Is it still there?". */
  private Optional<String> speaker(String line) {
    int colon = Letters.start(line, LONGEST_COMPANY).indexOf(':');
    boolean says = colon > 0 && Letters.words(line.substring(colon + 1)).size() >= FEWEST_SAID;
    return says && people.isName(line.substring(0, colon).strip())
        ? Optional.of(line.substring(0, colon).strip())
        : Optional.empty();
  }

  /** Returns the line, or the value after its label; empty after a label of another person. */
  private String valueOf(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return line.strip();
    }
    return isOfOthers(line.substring(0, colon)) ? "" : line.substring(colon + 1).strip();
  }

  /** Returns whether the label names a salesperson, an assistant or other data. */
  private boolean isOfOthers(String label) {
    LabelRole role = role(label);
    return (role != null && OF_OTHERS.contains(role)) || speakers.isDealer(label);
  }

  // One word may be anything.
  private boolean isNamed(String name) {
    return name.indexOf(' ') > 0 || people.isName(name);
  }

  /** Returns the words of the text that the address consists of: "Ana Gil" for "ana.gil". */
  private Optional<String> likeAddress(String email, String text) {
    String local = Letters.plain(email.substring(0, email.indexOf('@')));
    List<String> parts = parts(local);
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      List<String> words = Letters.words(Letters.oneLine(line.replace('\u00a0', ' ')));
      for (int i = 0; i < words.size(); i++) {
        ParseThread.step();
        String word = plain(words.get(i));
        if (!isCapital(words.get(i))) {
          continue;
        }
        Optional<String> spelt = spelt(words, i, local);
        if (spelt.isPresent()) {
          return Optional.of(withInitial(words, i, spelt.get()));
        }
        if (word.length() >= SHORTEST && begins(word, local, parts)) {
          String name = withInitial(words, i, around(words, i, local));
          if (name.indexOf(' ') > 0 ? !people.isOfCompany(name) : people.isName(name)) {
            return Optional.of(people.inOrder(name));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the name that begins at that word, if the address consists of it: "agil" of Ana Gil.
   */
  private Optional<String> spelt(List<String> words, int at, String local) {
    if (!plain(words.get(at)).startsWith(local.substring(0, 1))) {
      return Optional.empty();
    }
    int last = at;
    while (last + 1 < words.size()
        && last - at + 1 < MOST_WORDS
        && !endsName(words.get(last))
        && Character.isLetter(words.get(last + 1).charAt(0))) {
      last++;
    }
    for (; last > at; last--) {
      List<String> part = words.subList(at, last + 1).stream().map(NameGap::withoutSigns).toList();
      Optional<String> name = people.possibleNameIn(String.join(" ", part));
      if (name.isPresent() && AddressOfName.consistsOf(local, Words.of(name.get()).list())) {
        return name;
      }
    }
    return Optional.empty();
  }

  private static boolean begins(String word, String local, List<String> parts) {
    return parts.contains(word) || (local.startsWith(word) && local.length() > word.length());
  }

  /** Returns the capital words around the one at that index. */
  private static String around(List<String> words, int at, String local) {
    int first = at;
    int last = at;
    while (last + 1 < words.size()
        && Character.isLetter(words.get(last + 1).charAt(0))
        && last - first + 1 < MOST_WORDS
        && !endsName(words.get(last))
        && isCapital(words.get(last + 1))) {
      last++;
    }
    // "s.wolkow": the first name stands before the surname.
    boolean initial = local.length() > 1 && !Character.isLetter(local.charAt(1));
    if (initial
        && first > 0
        && isCapital(words.get(first - 1))
        && !endsName(words.get(first - 1))
        && plain(words.get(first - 1)).startsWith(local.substring(0, 1))) {
      first--;
    }
    List<String> name = new ArrayList<>(words.subList(first, last + 1));
    String end = name.get(name.size() - 1);
    name.set(name.size() - 1, withoutSigns(end));
    name.set(0, withoutSigns(name.get(0)));
    return String.join(" ", name);
  }

  /**
   * Returns the name with the initial before it: "F. Javier Gil", but "Javier Gil" of "D. Javier".
   */
  private String withInitial(List<String> words, int at, String name) {
    boolean initial =
        at > 0 && isInitial(words.get(at - 1)) && (at == 1 || endsName(words.get(at - 2)));
    return initial ? people.possibleNameIn(words.get(at - 1) + " " + name).orElse(name) : name;
  }

  private static boolean isInitial(String word) {
    return word.length() == 2 && Character.isUpperCase(word.charAt(0)) && word.charAt(1) == '.';
  }

  private static boolean endsName(String word) {
    char last = word.charAt(word.length() - 1);
    return ".,;:)(!?|·-–—\"".indexOf(last) >= 0;
  }

  private static String withoutSigns(String written) {
    int start = 0;
    while (start < written.length() && !Character.isLetter(written.charAt(start))) {
      start++;
    }
    String word = written.substring(start);
    int end = word.length();
    while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isCapital(String word) {
    String letters = withoutSigns(word);
    return !letters.isEmpty() && Character.isUpperCase(letters.charAt(0));
  }

  private static String plain(String word) {
    return Letters.plain(withoutSigns(word));
  }

  private static List<String> parts(String local) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= local.length(); i++) {
      if (i < local.length() && Character.isLetter(local.charAt(i))) {
        part.append(local.charAt(i));
      } else if (part.length() > 0) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    return parts;
  }
}
