package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import java.util.List;

/** Puts the first name of a person before the surnames. */
final class NameOrder {
  private static final int LONGEST = 80;
  private static final int MOST_TOKENS = 12;

  private final NameLists lists;

  NameOrder(NameLists lists) {
    this.lists = lists;
  }

  /** Returns "Ruiz Gil, Ana" as "Ana Ruiz Gil", and "GIL Ana" as "Ana GIL". */
  String of(String name) {
    int comma = name.indexOf(',');
    if (comma < 0) {
      return capitalsLast(name);
    }
    if (comma == 0 || comma != name.lastIndexOf(',') || name.length() > LONGEST) {
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

  // French writers put the surname first, and only the surname in capitals.
  private String capitalsLast(String name) {
    if (name.length() > LONGEST) {
      return name;
    }
    List<NameToken> tokens = NameToken.of(name, 0, MOST_TOKENS);
    int first = 0;
    while (first < tokens.size() && tokens.get(first).isUpper()) {
      first++;
    }
    boolean swapped =
        first > 0
            && first < tokens.size()
            && tokens.stream().limit(first).noneMatch(this::isOther)
            && tokens.stream().skip(first).allMatch(this::isFirstName);
    return swapped ? swapped(name, tokens, first) : name;
  }

  private boolean isOther(NameToken word) {
    return !lists.is(NameWord.PARTICLE, word.plain())
        && !lists.is(NameWord.ARTICLE, word.plain())
        && (lists.is(NameWord.COMPANY, word.plain())
            || lists.is(NameWord.WORD, word.plain())
            || lists.is(NameWord.TITLE, word.unmarked()));
  }

  private boolean isFirstName(NameToken word) {
    return !word.isUpper() && word.isCapital() && lists.given(word.plain()).isPresent();
  }

  /**
   * Returns the name of a field whose label says that the surname comes first: "GIL ANA" is "ANA
   * GIL". A name that begins with a first name stays as it is.
   *
   * @param label for both parts
   */
  String of(String name, String label) {
    List<NameToken> tokens =
        name.length() > LONGEST ? List.of() : NameToken.of(name, 0, MOST_TOKENS);
    if (tokens.size() < 2 || name.indexOf(',') >= 0 || isOnlyGiven(tokens.get(0))) {
      return name;
    }
    boolean two = Letters.plain(label).indexOf("apel") >= 0 || label.indexOf("cognoms") >= 0;
    int first = tokens.size();
    while (first > 1
        && isGiven(tokens.get(first - 1))
        && (first == tokens.size() || !two || !lists.isSurname(tokens.get(first - 1).plain()))) {
      first--;
    }
    boolean sure =
        lists.isSurname(tokens.get(0).plain())
            || tokens.stream().skip(first).allMatch(this::isOnlyGiven);
    return first == tokens.size() || !sure ? name : swapped(name, tokens, first);
  }

  /** Returns whether a first name that is no surname stands before another word. */
  boolean beginsWithGiven(String name) {
    List<NameToken> tokens = NameToken.of(name, 0, MOST_TOKENS);
    return tokens.size() > 1 && isOnlyGiven(tokens.get(0));
  }

  // "Jean-Pierre Lambert": a word of two first names is no surname.
  private boolean isOnlyGiven(NameToken word) {
    List<String> parts = Letters.pieces(word.plain(), '-');
    boolean both =
        parts.size() > 1 && parts.stream().allMatch(part -> lists.given(part).isPresent());
    return both || (isGiven(word) && !lists.isSurname(word.plain()));
  }

  private boolean isGiven(NameToken word) {
    return lists.given(word.plain()).isPresent();
  }

  private static String swapped(String name, List<NameToken> tokens, int first) {
    int start = tokens.get(first).start();
    return name.substring(start).strip() + " " + name.substring(0, start).strip();
  }
}
