package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The names of people that the connector knows. Names keep the writer's spelling. */
public final class PersonNames {
  private static final int LONGEST = 80;
  private static final int MOST_TOKENS = 12;

  /** A writer says the name near the beginning or the end; the rest is not searched. */
  private static final int LONGEST_TEXT = 8_000;

  private static final int SHORTEST_PART = 2;

  private final NameLists lists;
  private final Introductions introductions;
  private final Signatures signatures;
  private final DisplayNames displayNames;
  private final Mentions mentions;

  private PersonNames(NameLists lists) {
    this.lists = lists;
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

  /** Returns the person about whom a portal or a colleague writes: "mensaje de Ana Ruiz". */
  public Optional<String> mentionedIn(String text) {
    return mentions.in(Letters.start(text, LONGEST_TEXT));
  }

  /** Returns the name that signs the text, below its last sentence. */
  public Optional<String> signatureOf(List<String> lines) {
    return signatures.in(lines);
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
   * Returns the name that the local part of an address consists of: "Laura Gil" for "laura.gil". It
   * is not sure, because the writer did not write it as a name.
   */
  public Optional<String> fromAddress(String localPart) {
    String plain = Letters.lower(localPart);
    int dot = plain.indexOf('.') > 0 ? plain.indexOf('.') : plain.indexOf('_');
    if (dot < SHORTEST_PART || plain.length() - dot <= SHORTEST_PART) {
      return Optional.empty();
    }
    String name = capital(plain.substring(0, dot)) + " " + capital(plain.substring(dot + 1));
    boolean letters = name.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
    return letters && isGivenFirst(name) ? nameIn(name) : Optional.empty();
  }

  private boolean isGivenFirst(String name) {
    return lists.given(Letters.plain(name.substring(0, name.indexOf(' ')))).isPresent();
  }

  private static String capital(String word) {
    return Letters.upper(word.substring(0, 1)) + word.substring(1);
  }

  /** Returns the name in the order first name, surnames: "Ruiz Gil, Ana" is "Ana Ruiz Gil". */
  public String inOrder(String name) {
    int comma = name.indexOf(',');
    if (comma <= 0 || comma != name.lastIndexOf(',') || name.length() > LONGEST) {
      return name;
    }
    String surnames = name.substring(0, comma).strip();
    String given = name.substring(comma + 1).strip();
    List<NameToken> before = NameToken.of(surnames, 0, MOST_TOKENS);
    List<NameToken> after = NameToken.of(given, 0, MOST_TOKENS);
    NameSpan first = new NameReader(lists, after, false).read(0, false);
    NameSpan last = new NameReader(lists, before, false).read(0, true);
    boolean swapped =
        first.beginsWithGiven()
            && first.next() == after.size()
            && last.words() > 0
            && last.next() == before.size();
    return swapped ? given + " " + surnames : name;
  }

  /**
   * Returns the name of a field in the usual order, without title and without the words of a
   * missing part.
   */
  public String tidy(String written) {
    String name = withoutTitles(inOrder(withoutPlaceholders(written)));
    return possibleNameIn(name).filter(found -> found.length() < name.length()).orElse(name);
  }

  /** Returns the name without titles before it: "Sig.ra Ilaria Bonfanti". */
  private String withoutTitles(String name) {
    String rest = name;
    while (true) {
      int space = rest.indexOf(' ');
      String word = space < 0 ? "" : Letters.plain(rest.substring(0, space)).replace(".", "");
      boolean title =
          word.equals("m") ? rest.indexOf(' ', space + 1) > 0 : lists.is(NameWord.TITLE, word);
      if (word.isEmpty() || !title) {
        return rest;
      }
      rest = rest.substring(space + 1).strip();
    }
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
