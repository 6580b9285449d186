package es.sml.connector.parse.phrase;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.PhraseTable;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds the owner of the data below a heading, from the heading's words. */
public final class Headings {
  /** Knows no heading. */
  public static final Headings NONE = new Headings();

  private static final int LONGEST = 60;
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_WORDS = 10;
  private static final String SENTENCE = ".,;!?¿¡@";

  private final PhraseTable<Group> words = new PhraseTable<>();
  private final PhraseTable<Group> sales = new PhraseTable<>();

  /** The groups of the file. */
  private enum Group {
    TRADE_IN,
    OWNED,
    OWN,
    VEHICLE,
    WANTED,
    NEW,
    SECOND,
    CUSTOMER,
    SELLER,
    DEALER,
    SALESPERSON,
    SALE,
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
      PhraseTable<Group> table = group == Group.SALE ? headings.sales : headings.words;
      Phrase.each(row.text(2), phrase -> table.add(phrase, group));
    }
    return headings;
  }

  private static Group group(VocabularyFile.Row row) {
    try {
      return Group.valueOf(Letters.upper(row.text(0)).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw row.wrong("has an unknown group; use one that the file's beginning lists");
    }
  }

  /** Returns the owner that a line names; empty if the line is no heading. */
  public Optional<Role> roleOf(String line) {
    String heading = withoutMarks(line);
    if (heading.isEmpty() || heading.length() > LONGEST || isSentence(heading)) {
      return Optional.empty();
    }
    Words said = Words.of(heading);
    Optional<Set<Group>> groups = said.size() > MOST_WORDS ? Optional.empty() : groups(said);
    boolean question = line.indexOf('?') >= 0; // "¿Su coche?" is a part of a text
    return groups
        .filter(found -> !question || found.stream().anyMatch(OF_QUESTION::contains))
        .flatMap(Headings::role);
  }

  /** Returns whether the words name the customer's own vehicle: "coche que tienes". */
  public boolean isOwnVehicle(String label) {
    return roleOf(label).filter(Role.TRADE_IN::equals).isPresent()
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
    return roleOf(label).filter(Role.WANTED::equals).isPresent()
        && groups(Words.of(label))
            .filter(groups -> groups.contains(Group.VEHICLE))
            .filter(groups -> groups.contains(Group.WANTED) || groups.contains(Group.NEW))
            .isPresent();
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

  /** Returns the words without signs around them: ">> Su compra", "¿Qué nos traes?". */
  private static String withoutMarks(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isMark(line.charAt(start))) {
      start++;
    }
    while (end > start && isMark(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isMark(char c) {
    return c != '.' && c != ',' && c != ';' && c != '!' && !Character.isLetterOrDigit(c);
  }

  private static boolean isSentence(String heading) {
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

  private static Optional<Role> role(Set<Group> groups) {
    boolean vehicle = groups.contains(Group.VEHICLE);
    boolean wanted = has(groups, Group.WANTED) || (vehicle && has(groups, Group.NEW));
    boolean customer = groups.contains(Group.CUSTOMER);
    boolean own = groups.contains(Group.OWN);
    boolean owned = groups.contains(Group.OWNED) && (vehicle || own);
    boolean customersVehicle = vehicle && !wanted && (own || (customer && !has(groups, Group.AND)));
    if (groups.contains(Group.TRADE_IN) || owned || customersVehicle) {
      return Optional.of(Role.TRADE_IN);
    }
    if (groups.contains(Group.SECOND) && (vehicle || wanted)) {
      return Optional.of(Role.SECOND);
    }
    if (groups.contains(Group.DEALER)) {
      return Optional.of(Role.DEALER);
    }
    // "Cita comercial" is no person.
    if (has(groups, Group.SALESPERSON) && !has(groups, Group.OTHER) && !vehicle && !wanted) {
      return Optional.of(Role.SALESPERSON);
    }
    if (groups.contains(Group.SELLER)) {
      return Optional.of(Role.SELLER);
    }
    if (customer) {
      return Optional.of(Role.CUSTOMER);
    }
    if (vehicle || (wanted && !has(groups, Group.OTHER))) {
      return Optional.of(Role.WANTED);
    }
    return has(groups, Group.OTHER) || has(groups, Group.DATA)
        ? Optional.of(Role.CUSTOMER)
        : Optional.empty();
  }

  private static boolean has(Set<Group> groups, Group group) {
    return groups.contains(group);
  }
}
