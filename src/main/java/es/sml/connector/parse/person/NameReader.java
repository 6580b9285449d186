package es.sml.connector.parse.person;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a name word by word and decides where it ends. */
final class NameReader {
  /** Particles that may also stand before a town. */
  private static final Set<String> ORIGIN = Set.of("de", "d", "di", "da", "von");

  private static final Set<String> THE = Set.of("el", "la");

  private static final int DOT_AND_SPACE = 2;
  private static final int MOST_WORDS = 6;
  private static final int LONGEST_WORD = 25;
  private static final int SHORTEST_UNKNOWN = 3;

  /** The most unknown words of a name that is not written with capitals. */
  private static final int MOST_UNKNOWN = 2;

  private final NameLists lists;
  private final List<NameToken> tokens;
  private final boolean sentence;

  /**
   * Creates a reader.
   *
   * @param sentence true if words that belong to no name may follow
   */
  NameReader(NameLists lists, List<NameToken> tokens, boolean sentence) {
    this.lists = lists;
    this.tokens = tokens;
    this.sentence = sentence;
  }

  /**
   * Returns the name that begins at the word, after its titles; an empty one if none does.
   *
   * @param unknown true if the first word may be an unknown name
   */
  NameSpan read(int from, boolean unknown) {
    int first = afterTitles(from);
    NameSpan span = new NameSpan(lists, tokens, first, isTitled(from, first));
    int next = first;
    while (next < tokens.size() && span.words() < MOST_WORDS) {
      int word = afterParticles(next);
      boolean together = next == first || !tokens.get(next).apart();
      boolean begins = word == next || next > first || !sentence || tokens.get(next).isCapital();
      if (!together || !begins || word >= tokens.size() || isApart(next, word)) {
        break;
      }
      boolean joins = joins(next, word) || joinsSurnames(next, word, span);
      if (!joins || !isOfName(word, span, unknown) || (word > next && isOrigin(next, word))) {
        break;
      }
      span.extend(word);
      next = word + 1;
    }
    return span;
  }

  /** Returns the index of the first word that is no title and no article before a name. */
  int afterTitles(int from) {
    int first = from;
    while (isTitle(first) || isArticle(first)) {
      first++;
    }
    return first;
  }

  private boolean isTitled(int from, int first) {
    return IntStream.range(from, first).anyMatch(this::isTitle);
  }

  private boolean isTitle(int at) {
    if (at + 1 >= tokens.size() || !isNext(at + 1)) {
      return false;
    }
    String word = tokens.get(at).unmarked();
    if (word.equals("m") && lists.is(NameWord.AFTER_MARIA, tokens.get(at + 1).plain())) {
      return false; // "M. Carmen" is María del Carmen
    }
    return lists.is(NameWord.TITLE, word)
        || (lists.is(NameWord.TITLE_OR_WORD, word)
            && tokens.get(at).isCapital()
            && tokens.get(at + 1).isCapital());
  }

  private boolean isArticle(int at) {
    return at + 1 < tokens.size()
        && isNext(at + 1)
        && lists.is(NameWord.ARTICLE, tokens.get(at).plain())
        && (isTitle(at + 1) || (isGiven(at + 1) && tokens.get(at + 1).isCapital()));
  }

  private boolean isGiven(int at) {
    return lists.given(tokens.get(at).plain()).isPresent();
  }

  // A dot and a space may follow a title: "Avv. Gil". A greeting below "a gentleman" is no name.
  private boolean isNext(int at) {
    return !tokens.get(at).apart()
        || (!tokens.get(at).below()
            && tokens.get(at).start() - tokens.get(at - 1).end() <= DOT_AND_SPACE);
  }

  private int afterParticles(int from) {
    int next = from;
    while (next < tokens.size()
        && lists.is(NameWord.PARTICLE, tokens.get(next).plain())
        && !tokens.get(next).isAbbreviation()
        && !(next == from && isKnown(tokens.get(next)) && tokens.get(next).isCapital())) {
      next++;
    }
    return next;
  }

  private boolean isApart(int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      if (tokens.get(i).apart()) {
        return true;
      }
    }
    return false;
  }

  // "Ortega y Gasset" is one person, "Ana y Luis" are two.
  private boolean joins(int particle, int word) {
    String plain = tokens.get(particle).plain();
    boolean and = word == particle + 1 && (plain.length() == 1 && "yie".contains(plain));
    return !and || lists.given(tokens.get(word).plain()).isEmpty();
  }

  // "Laia Farré i Dalmau": the last word is a given name too.
  private boolean joinsSurnames(int particle, int word, NameSpan span) {
    return tokens.get(particle).plain().equals("i")
        && span.words() > 1
        && lists.isSurname(tokens.get(word).plain());
  }

  /** Returns whether the words after the particle say where the person lives. */
  private boolean isOrigin(int particle, int word) {
    if (sentence
        && word > particle + 1
        && THE.contains(tokens.get(particle).plain())
        && ORIGIN.contains(tokens.get(particle + 1).plain())) {
      return true; // "chelo la de tomelloso"
    }
    if (!sentence || !ORIGIN.contains(tokens.get(particle).plain())) {
      return false;
    }
    String plain = tokens.get(word).plain();
    boolean article = word > particle + 1 && !lists.is(NameWord.PLACE, plain);
    return !article && (lists.is(NameWord.PLACE, plain) || !isKnown(tokens.get(word)));
  }

  private boolean isOfName(int at, NameSpan span, boolean unknown) {
    NameToken token = tokens.get(at);
    boolean first = span.words() == 0;
    boolean known = isKnown(token);
    if (token.hasDigit()
        || token.plain().length() > LONGEST_WORD
        || lists.is(NameWord.COMPANY, token.plain().replace(".", ""))
        || lists.is(NameWord.PLACEHOLDER, token.plain())
        || (isOfSentence(token, span) && !isWithin(at, span))) {
      return false;
    }
    if (known) {
      return true;
    }
    if (token.isInitial()) {
      return token.isCapital() && (!sentence || token.isAbbreviation());
    }
    if (first && sentence) {
      return unknown && (token.isCapital() || endsAfter(at));
    }
    if (sentence && lists.is(NameWord.PLACE, token.plain())) {
      // "Ana Orihuela, de Murcia", but not "Ana Gil Murcia".
      return span.isCased() && token.isCapital() && !span.endsWithSurname() && isLast(at);
    }
    if (span.isCased() || (first && token.isCapital() && !token.isUpper())) {
      return token.isCapital();
    }
    return !sentence
        || (token.plain().length() >= SHORTEST_UNKNOWN
            && span.unknown() < MOST_UNKNOWN
            && !isAfterArticle(at)
            && endsAfter(at));
  }

  /** Returns whether an article without "de" is before the word: "dan la nota". */
  private boolean isAfterArticle(int at) {
    return at > 1
        && THE.contains(tokens.get(at - 1).plain())
        && !lists.is(NameWord.PARTICLE, tokens.get(at - 2).plain());
  }

  /** Returns whether it is a common word in this place. A capital shows a name: "Xavier Mas". */
  private boolean isOfSentence(NameToken token, NameSpan span) {
    if (!lists.is(NameWord.WORD, token.plain()) || (token.isInitial() && token.isAbbreviation())) {
      return false;
    }
    boolean first = span.words() == 0;
    boolean cased = token.isCapital() && !token.isUpper();
    boolean whole = !sentence && (token.isUpper() || first);
    return !isKnown(token) || !(cased || whole);
  }

  /** Returns whether a common word with a capital is within a titled name: "Mme Thi Hà Nguyen". */
  private boolean isWithin(int at, NameSpan span) {
    NameToken token = tokens.get(at);
    NameToken next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
    return span.isTitled()
        && token.isCapital()
        && !token.isUpper()
        && next != null
        && !next.apart()
        && next.isCapital()
        && !next.isUpper()
        && !lists.is(NameWord.WORD, next.plain());
  }

  private boolean isLast(int at) {
    return at + 1 >= tokens.size() || tokens.get(at + 1).apart();
  }

  private boolean endsAfter(int at) {
    return isLast(at)
        || lists.is(NameWord.WORD, tokens.get(at + 1).plain())
        || lists.is(NameWord.PARTICLE, tokens.get(at + 1).plain())
        || isKnown(tokens.get(at + 1));
  }

  private boolean isKnown(NameToken token) {
    return lists.given(token.plain()).isPresent() || lists.isSurname(token.plain());
  }
}
