package es.sml.connector.parse.layout;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the owner of the data below a heading, from the heading's words. */
public final class Headings {
  /** Knows no heading. */
  public static final Headings NONE = new Headings();

  private static final int LONGEST = 60;
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_WORDS = 10;

  /** A longer answer may speak of another vehicle too: "vender mi coche y comprar otro". */
  private static final int LONGEST_SALE = 5;

  private static final String SENTENCE = ".;!?¿¡@";

  private final PhraseTable<Group> words = new PhraseTable<>();
  private final PhraseTable<Group> sales = new PhraseTable<>();
  private final PhraseTable<Group> sells = new PhraseTable<>();
  private final PhraseTable<Group> kept = new PhraseTable<>();
  private final PhraseTable<Group> rejected = new PhraseTable<>();
  private final PhraseTable<Group> besideCar = new PhraseTable<>();
  private final PhraseTable<Group> ofBuyer = new PhraseTable<>();

  /** The groups of the file. */
  private enum Group {
    TRADE_IN,
    OWNED,
    OWN,
    VEHICLE,
    WANTED,
    GIVEN,
    PART,
    SOUGHT,
    THEIRS,
    YOURS,
    NEW,
    SECOND,
    CUSTOMER,
    SELLER,
    DEALER,
    SALESPERSON,
    SALE,
    SELLS,
    KEPT,
    REJECTED,
    DATA,
    OTHER,
    AND,
    AROUND
  }

  /** A question is a heading if it asks for one of them. */
  private static final Set<Group> OF_QUESTION =
      EnumSet.of(Group.TRADE_IN, Group.OWNED, Group.WANTED, Group.CUSTOMER);

  private Headings() {}

  /** Reads the words of the headings. */
  public static Headings load(Path directory) {
    Headings headings = new Headings();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("headings.tsv"), 3)) {
      Group group = group(row);
      PhraseTable<Group> table = headings.table(group);
      Phrase.each(row.text(2), phrase -> table.add(phrase, group));
    }
    return headings;
  }

  private PhraseTable<Group> table(Group group) {
    return switch (group) {
      case SALE -> sales;
      case SELLS -> sells;
      case KEPT -> kept;
      case REJECTED -> rejected;
      case GIVEN, PART, SOUGHT -> besideCar;
      case THEIRS, YOURS -> ofBuyer;
      default -> words;
    };
  }

  private static Group group(VocabularyFile.Row row) {
    try {
      return Group.valueOf(Letters.upper(row.text(0)).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw row.wrong(
          "vocabulary.heading", "has an unknown group; use one that the file's beginning lists");
    }
  }

  /** Returns the owner that a line names; empty if the line is no heading. */
  public Optional<HeadingRole> roleOf(String line) {
    String heading = withoutMarks(line);
    if (heading.isEmpty() || heading.length() > LONGEST || hasPunctuation(heading)) {
      return Optional.empty();
    }
    Words said = Words.of(heading);
    Optional<Set<Group>> groups = said.size() > MOST_WORDS ? Optional.empty() : groups(said);
    boolean question = line.indexOf('?') >= 0; // "¿Su coche?" is a part of a text
    return groups
        .filter(found -> !question || found.stream().anyMatch(OF_QUESTION::contains))
        .flatMap(Headings::role);
  }

  /**
   * Returns the lines without the "your" of "your vehicle" if others name the buyer's vehicle. A
   * portal writes so to the dealer.
   */
  public List<String> readByDealer(List<String> lines) {
    boolean theirs = lines.stream().anyMatch(line -> !find(line, Group.THEIRS).isEmpty());
    return theirs ? lines.stream().map(this::withoutYour).toList() : lines;
  }

  /** Returns whether a question to the customer says "your car", and not "your new car". */
  public boolean asksOfYours(String question) {
    return !find(question, Group.YOURS).isEmpty() && ownerOf(question).isEmpty();
  }

  private List<PhraseTable.Match<Group>> find(String line, Group group) {
    return line.length() > LONGEST
        ? List.of()
        : ofBuyer.in(Words.of(line)).stream().filter(match -> match.value() == group).toList();
  }

  private String withoutYour(String line) {
    List<PhraseTable.Match<Group>> found = find(line, Group.YOURS);
    if (found.isEmpty()) {
      return line;
    }
    Words words = Words.of(line);
    PhraseTable.Match<Group> yours = found.get(0);
    return line.substring(0, words.start(yours.first()))
        + line.substring(words.start(yours.last()));
  }

  /** Returns whether the words name the customer's own vehicle: "coche que tienes". */
  public boolean isOwnVehicle(String label) {
    return roleOf(label).filter(HeadingRole.TRADE_IN::equals).isPresent()
        && groups(Words.of(label))
            .filter(groups -> ownsVehicle(groups) || label.indexOf('?') > 0)
            .isPresent();
  }

  private static boolean ownsVehicle(Set<Group> groups) {
    return groups.contains(Group.VEHICLE)
        || (groups.contains(Group.OWN) && groups.contains(Group.OWNED));
  }

  /** Returns whether the words name the wanted vehicle: "coche que quieres". */
  public boolean isWantedVehicle(String label) {
    return roleOf(label).filter(HeadingRole.WANTED::equals).isPresent()
        && groups(Words.of(label))
            .filter(groups -> groups.contains(Group.VEHICLE))
            .filter(groups -> groups.contains(Group.WANTED) || groups.contains(Group.NEW))
            .isPresent();
  }

  /**
   * Returns the owner of a car that stands beside or below the label; empty if no word says it.
   * Words that the file does not have are left out, because the car itself proves the label.
   */
  public Optional<HeadingRole> ownerOf(String label) {
    if (label.length() > LONGEST_TITLE || isRejected(label)) {
      return Optional.empty();
    }
    Words said = Words.of(withoutSites(label));
    Set<Group> groups = EnumSet.noneOf(Group.class);
    words.in(said).forEach(match -> groups.add(match.value()));
    besideCar.in(said).forEach(match -> groups.add(match.value()));
    boolean wanted = has(groups, Group.WANTED) || has(groups, Group.NEW);
    if (has(groups, Group.GIVEN) || (has(groups, Group.TRADE_IN) && !has(groups, Group.SOUGHT))) {
      return Optional.of(HeadingRole.TRADE_IN);
    }
    if (wanted || has(groups, Group.SOUGHT)) {
      return Optional.of(HeadingRole.WANTED);
    }
    boolean owned =
        has(groups, Group.OWNED)
            && (has(groups, Group.VEHICLE) || has(groups, Group.OWN) || label.indexOf('?') >= 0);
    return owned ? Optional.of(HeadingRole.TRADE_IN) : Optional.empty();
  }

  // "coches.com" names no car.
  private static String withoutSites(String label) {
    return label.indexOf('.') < 0
        ? label
        : Letters.words(label).stream()
            .filter(word -> word.indexOf('.') < 0 || word.indexOf('.') == word.length() - 1)
            .collect(Collectors.joining(" "));
  }

  /** Returns whether one of the words means a vehicle. */
  public boolean speaksOfVehicle(String label) {
    if (label.length() > LONGEST_TITLE) {
      return false;
    }
    Words said = Words.of(label); // "coche" within "qué coche tienes" counts
    return IntStream.range(0, said.size())
        .mapToObj(at -> words.allAt(said, at))
        .flatMap(List::stream)
        .anyMatch(match -> match.value() == Group.VEHICLE);
  }

  /** Returns whether the file has all words of the text, so that it names no vehicle. */
  public boolean isAllKnown(String text) {
    return text.length() <= LONGEST && !text.isBlank() && groups(Words.of(text)).isPresent();
  }

  /** Returns whether the words name the wanted vehicle, and not just a vehicle. */
  public boolean isWanted(String label) {
    return label.length() <= LONGEST
        && groups(Words.of(label)).filter(groups -> groups.contains(Group.WANTED)).isPresent();
  }

  /** Returns whether the heading has a word for a vehicle, and not just one such as "tasación". */
  public boolean namesVehicle(String heading) {
    return heading.length() <= LONGEST
        && groups(Words.of(heading))
            .filter(groups -> groups.contains(Group.VEHICLE) || groups.contains(Group.OWN))
            .isPresent();
  }

  /** Returns whether a subject or a title says that the customer sells a vehicle. */
  public boolean speaksOfSale(String title) {
    return !sales.in(Words.of(Letters.start(title, LONGEST_TITLE))).isEmpty();
  }

  /** Returns whether a short answer says that the customer sells a vehicle: "Quiere: vender". */
  public boolean saysSale(String answer) {
    Words said = Words.of(Letters.start(answer, LONGEST_TITLE));
    return said.size() <= LONGEST_SALE
        && (!sales.in(said).isEmpty()
            || sells.in(said).stream().anyMatch(match -> match.size() == said.size()));
  }

  /**
   * Returns whether a label says that the customer only saw the vehicles, or does not want them.
   */
  public boolean isRejected(String label) {
    return label.length() <= LONGEST && !rejected.in(Words.of(label)).isEmpty();
  }

  /** Returns whether a value says that the customer does not offer the own vehicle. */
  public boolean isKept(String value) {
    return !kept.in(Words.of(Letters.start(value, LONGEST_TITLE))).isEmpty();
  }

  /**
   * Returns the words without signs around them: ">> Su compra", "¿Qué nos traes?", ".: Su coche
   * :.".
   */
  private static String withoutMarks(String line) {
    int start = afterNumber(line);
    int end = line.length();
    while (start < end && (line.charAt(start) == '.' || isMark(line.charAt(start)))) {
      start++;
    }
    while (end > start && (isMark(line.charAt(end - 1)) || line.startsWith(":.", end - 2))) {
      end--;
    }
    return line.substring(start, end);
  }

  /** Returns the place after a number such as "2. " or "2) "; 0 if there is none. */
  private static int afterNumber(String line) {
    int end = 0;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    boolean numbered = end > 0 && end + 1 < line.length() && ".)".indexOf(line.charAt(end)) >= 0;
    return numbered && line.charAt(end + 1) == ' ' ? end + 1 : 0;
  }

  private static boolean isMark(char c) {
    return c != '.' && c != ',' && c != ';' && c != '!' && !Character.isLetterOrDigit(c);
  }

  /** Returns whether the line has punctuation within, and not only around it. */
  public boolean isSentence(String line) {
    return hasPunctuation(withoutMarks(line));
  }

  private static boolean hasPunctuation(String heading) {
    for (int i = 0; i < heading.length(); i++) {
      if (SENTENCE.indexOf(heading.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the groups of the words; empty if the file has not all of them. */
  private Optional<Set<Group>> groups(Words said) {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    int next = 0;
    while (next < said.size()) {
      Optional<PhraseTable.Match<Group>> match = words.at(said, next);
      if (match.isEmpty()) {
        return Optional.empty();
      }
      groups.add(match.get().value());
      next = match.get().last() + 1;
    }
    return Optional.of(groups);
  }

  private static Optional<HeadingRole> role(Set<Group> groups) {
    boolean vehicle = groups.contains(Group.VEHICLE);
    boolean wanted = has(groups, Group.WANTED) || (vehicle && has(groups, Group.NEW));
    boolean customer = groups.contains(Group.CUSTOMER);
    boolean own = groups.contains(Group.OWN);
    boolean owned = groups.contains(Group.OWNED) && (vehicle || own);
    boolean customersVehicle = vehicle && !wanted && (own || (customer && !has(groups, Group.AND)));
    if (groups.contains(Group.TRADE_IN) || owned || customersVehicle) {
      return Optional.of(HeadingRole.TRADE_IN);
    }
    if (groups.contains(Group.SECOND) && (vehicle || wanted)) {
      return Optional.of(HeadingRole.SECOND);
    }
    if (groups.contains(Group.DEALER)) {
      return Optional.of(HeadingRole.DEALER);
    }
    // "Cita comercial" is no person.
    if (has(groups, Group.SALESPERSON) && !has(groups, Group.OTHER) && !vehicle && !wanted) {
      return Optional.of(HeadingRole.SALESPERSON);
    }
    if (groups.contains(Group.SELLER)) {
      return Optional.of(HeadingRole.SELLER);
    }
    if (customer) {
      return Optional.of(HeadingRole.CUSTOMER);
    }
    if (vehicle || (wanted && !has(groups, Group.OTHER))) {
      return Optional.of(HeadingRole.WANTED);
    }
    return has(groups, Group.OTHER) || has(groups, Group.DATA)
        ? Optional.of(HeadingRole.CUSTOMER)
        : Optional.empty();
  }

  private static boolean has(Set<Group> groups, Group group) {
    return groups.contains(group);
  }
}
