package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The names of people that the connector knows. Decides whether words are a person's name, and
 * which name an e-mail address holds. Names keep the writer's spelling.
 */
public final class PersonNames {
  private static final int LONGEST = 80;
  private static final int MOST_TOKENS = 12;

  /** A writer says the name near the beginning or the end; the rest is not searched. */
  private static final int LONGEST_TEXT = 8_000;

  private static final int SHORTEST_PART = 2;
  private static final List<String> NOTE_SIGNS = List.of(" (", " [", " - ", " – ", " — ", " | ");

  private final NameLists lists;
  private final NameOrder order;
  private final Introductions introductions;
  private final Signatures signatures;
  private final DisplayNames displayNames;
  private final Mentions mentions;

  private PersonNames(NameLists lists) {
    this.lists = lists;
    this.order = new NameOrder(lists);
    this.introductions = new Introductions(lists);
    this.signatures = new Signatures(lists, this);
    this.displayNames = new DisplayNames(lists, this);
    this.mentions = new Mentions(lists, this);
  }

  /** Reads the lists of names. */
  public static PersonNames load(Path directory) {
    return new PersonNames(NameLists.load(directory));
  }

  /** Returns whether the text is the name of a person and nothing else. */
  public boolean isName(String text) {
    return nameIn(text).isPresent();
  }

  /** Returns whether the text is a title and a name: "Mme Le Goff". */
  public boolean isTitled(String text) {
    return whole(text, true).filter(NameSpan::isTitled).isPresent();
  }

  /**
   * Returns the name of a person, if the text is nothing else: without title, with the first name
   * first.
   */
  public Optional<String> nameIn(String text) {
    return whole(text, false).filter(found -> found.isCertain()).map(found -> nameOf(text, found));
  }

  /**
   * Returns the text as a name, if its form allows it. The place of the text must show that it is
   * one.
   */
  public Optional<String> possibleNameIn(String text) {
    return whole(text, true)
        .filter(found -> found.isCertain() || found.isAllCapital())
        .map(found -> nameOf(text, found));
  }

  private Optional<NameSpan> whole(String text, boolean unknown) {
    if (text.length() > LONGEST || text.indexOf('@') >= 0 || text.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    String name = inOrder(text.strip());
    List<NameToken> tokens = NameToken.of(name, 0, MOST_TOKENS);
    if (tokens.isEmpty() || tokens.get(0).start() > 0 || !endsWith(name, tokens)) {
      return Optional.empty();
    }
    NameSpan span = new NameReader(lists, tokens, false).read(0, unknown);
    return Optional.of(span).filter(found -> found.next() == tokens.size() && found.words() > 0);
  }

  private static boolean endsWith(String name, List<NameToken> tokens) {
    String rest = name.substring(tokens.get(tokens.size() - 1).end());
    return rest.isEmpty() || rest.equals(".") || rest.equals(",");
  }

  private String nameOf(String text, NameSpan span) {
    return span.written(inOrder(text.strip()));
  }

  /** Returns the name of the writer, as the text's sentences say it: "soy Ana Ruiz". */
  public Optional<String> introducedIn(String text) {
    return introductions.in(Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the person for whom the writer asks: "on behalf of my father, Ana Ruiz". */
  public Optional<String> behalfIn(String text) {
    return mentions.behalf(Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the whole name that begins at that place of the text. */
  public Optional<String> nameAt(String text, int from) {
    return mentions.at(text, from);
  }

  /** Returns the person about whom a portal or a colleague writes: "mensaje de Ana Ruiz". */
  public Optional<String> mentionedIn(String text) {
    return mentions.in(Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the name that signs the text, below its last sentence. */
  public Optional<String> signatureOf(List<String> lines) {
    return signatures.in(lines);
  }

  /** Returns whether the text is signed for an office: "Maite Gil, customer care". */
  public boolean isSignedForOffice(List<String> lines) {
    return signatures.namesOffice(lines);
  }

  /** Returns the person for whom a website sends: "Ana Ruiz via Portal"; empty if none is named. */
  public Optional<String> relayedBy(String header) {
    return displayNames.relayedBy(header);
  }

  /**
   * Returns the name of a person in a decoded From or Reply-To header; empty for a company, a
   * department or a program.
   *
   * @param header the name, with or without the address in angle brackets; may be null
   */
  public Optional<String> fromDisplayName(String header) {
    return header == null ? Optional.empty() : displayNames.in(header);
  }

  /**
   * Returns the unknown words of a header that may be a name. The sender must be a customer, and no
   * other name known.
   */
  public Optional<String> possibleDisplayName(String header) {
    return displayNames.possible(header);
  }

  /**
   * Returns the name that the local part of an address consists of: "Laura Gil" for "laura.gil". It
   * is not sure, because the writer did not write it as a name.
   */
  public Optional<String> fromAddress(String localPart) {
    String plain = Letters.lower(localPart);
    int end = plain.length();
    while (end > 0 && Character.isDigit(plain.charAt(end - 1))) {
      end--;
    }
    int dot = plain.indexOf('.') > 0 ? plain.indexOf('.') : plain.indexOf('_');
    if (dot < SHORTEST_PART || end - dot <= SHORTEST_PART) {
      return Optional.empty();
    }
    String name = capital(plain.substring(0, dot)) + " " + capital(plain.substring(dot + 1, end));
    boolean letters = name.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
    boolean consonants = // "ana.rdg" of Ana Rodríguez
        plain.substring(dot + 1, end).chars().noneMatch(c -> "aeiouyáéíóú".indexOf(c) >= 0);
    return letters && isGivenFirst(name)
        ? nameIn(consonants ? name.substring(0, name.indexOf(' ')) : name)
        : Optional.empty();
  }

  private boolean isGivenFirst(String name) {
    return lists.given(Letters.plain(name.substring(0, name.indexOf(' ')))).isPresent();
  }

  /** Returns whether a word of the name is one of companies: "SOLER C.B". */
  public boolean isOfCompany(String name) {
    return Letters.words(name).stream()
        .anyMatch(word -> lists.is(NameWord.COMPANY, Letters.plain(word).replace(".", "")));
  }

  /** Returns whether each word is a given name or a surname of the lists. */
  public boolean isKnown(String name) {
    return Words.of(name).list().stream()
        .allMatch(word -> lists.given(word).isPresent() || lists.isSurname(word));
  }

  /** Returns whether each word is a given name of the lists, so that the surname is missing. */
  public boolean areGiven(String name) {
    return Words.of(name).list().stream().allMatch(word -> lists.given(word).isPresent());
  }

  private static String capital(String word) {
    return Letters.upper(word.substring(0, 1)) + word.substring(1);
  }

  /** Returns the name in the order first name, surnames: "Ruiz Gil, Ana" is "Ana Ruiz Gil". */
  public String inOrder(String name) {
    return order.of(name);
  }

  /** Returns the name of a field whose label says that the surname comes first. */
  public String inOrder(String name, String label) {
    return order.of(name, label);
  }

  /**
   * Returns the name of a field in the usual order, without title and without the words of a
   * missing part.
   */
  public String tidy(String written) {
    String words = withoutTitles(withoutPlaceholders(withoutNote(unquoted(written))));
    String name = withoutTitles(inOrder(words));
    return possibleNameIn(name).filter(found -> found.length() < name.length()).orElse(name);
  }

  /** Returns the name without signs before it: "~ Toñi". */
  public static String withoutSigns(String written) {
    int start = 0;
    while (start < written.length() && !Character.isLetterOrDigit(written.codePointAt(start))) {
      start += Character.charCount(written.codePointAt(start));
    }
    return start == written.length() ? written : written.substring(start);
  }

  /** Returns the name without decorations and quotes around it: "'Ana'", "Ana 🦋". */
  static String unquoted(String written) {
    String name = withoutSigns(written);
    int end = name.length();
    while (end > 0 && !isEndOfName(name, end)) {
      end -= Character.charCount(name.codePointBefore(end));
    }
    return end == 0 ? written : name.substring(0, end);
  }

  // A bracket or a quote ends the name only if another one opens it: 'Rafa "el Pintor"'.
  private static boolean isEndOfName(String written, int end) {
    int c = written.codePointBefore(end);
    int open = ")]\"”'’»".indexOf(c);
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '.'
        || (open >= 0 && written.substring(0, end - 1).indexOf("([\"“'‘«".charAt(open)) >= 0);
  }

  /** Returns the name before a note in brackets or after a hyphen: "Ana Gil (por la tarde)". */
  private String withoutNote(String written) {
    for (String sign : NOTE_SIGNS) {
      int cut = written.indexOf(sign);
      String name = cut > 0 ? written.substring(0, cut).strip() : "";
      if (!name.isEmpty() && (nameIn(name).isPresent() || name.indexOf(' ') > 0)) {
        return name;
      }
    }
    return withoutApposition(written);
  }

  /** Returns the name before what else a writer says of the person: "Ana Gil, francesa". */
  private String withoutApposition(String written) {
    int comma = written.indexOf(", ");
    if (comma < 0 || !inOrder(written).equals(written)) {
      return written;
    }
    String name = written.substring(0, comma);
    String rest = written.substring(comma + 2).strip();
    boolean sure = order.beginsWithGiven(name) && possibleNameIn(name).isPresent();
    return sure && !mayBeginName(rest) ? name : written;
  }

  /** Returns whether a first name or an initial begins the text: "Frances", but not "francés". */
  private boolean mayBeginName(String text) {
    String first = Words.of(text).list().stream().findFirst().orElse("");
    return first.length() < SHORTEST_PART
        || (!Character.isLowerCase(text.charAt(0)) && lists.given(first).isPresent());
  }

  /** Returns the name without titles and articles before it: "Sig.ra Ilaria Bonfanti". */
  private String withoutTitles(String name) {
    List<NameToken> tokens = NameToken.of(name, 0, MOST_TOKENS);
    int first = new NameReader(lists, tokens, false).afterTitles(0);
    return first == 0 ? name : name.substring(tokens.get(first).start());
  }

  /** Returns the name without the words that programs write for a missing part: "Ana Unknown". */
  public String withoutPlaceholders(String name) {
    List<String> words = Letters.words(Letters.oneLine(Letters.start(name, LONGEST)));
    if (name.length() > LONGEST || words.size() < 2) {
      return name;
    }
    List<String> kept = words.stream().filter(word -> !isPlaceholder(word)).toList();
    return kept.isEmpty() || kept.size() == words.size() ? name : String.join(" ", kept);
  }

  private boolean isPlaceholder(String word) {
    boolean letters = word.chars().anyMatch(Character::isLetterOrDigit);
    return (!letters && !word.equals("&"))
        || lists.is(NameWord.PLACEHOLDER, Letters.plain(word.replace("(", "").replace(")", "")));
  }
}
