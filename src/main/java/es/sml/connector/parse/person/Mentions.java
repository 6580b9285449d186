package es.sml.connector.parse.person;

import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the person about whom a portal or a colleague writes: "mensaje de Ana Ruiz". */
final class Mentions {
  private static final int MOST_TOKENS = 8;
  private static final int LONGEST_CLAUSE = 200;
  private static final int MOST_OF_TEXT = 300;
  private static final int MOST_OF_POST = 6;
  private static final String SIGNS_BEFORE_NAME = " :,*\"'«“~";

  private final NameLists lists;
  private final PersonNames names;

  Mentions(NameLists lists, PersonNames names) {
    this.lists = lists;
    this.names = names;
  }

  /** Returns the first person that the text names in this way, in the fullest form. */
  Optional<String> in(String text) {
    Words words = Words.of(text);
    String first = null;
    for (int i = 0; i < words.size(); i++) {
      Match<NameWord> phrase = lists.phraseAt(words, i).orElse(null);
      if (phrase == null || (phrase.value() == NameWord.MENTION && isOfCompany(words, i))) {
        continue;
      }
      Optional<String> name = Optional.empty();
      if (phrase.value() == NameWord.MENTION || isClear(phrase.value())) {
        name = after(text, words.end(phrase.last()), isClear(phrase.value()));
      }
      if (name.isEmpty() && isOfAction(phrase.value())) {
        boolean clear = phrase.value() == NameWord.NAMED || phrase.last() > phrase.first();
        name =
            isCased(text, words.start(phrase.first()))
                ? Optional.empty()
                : before(text, words.start(phrase.first()), clear);
        // "te ha escrito Ana"
        name = name.isEmpty() && clear ? after(text, words.end(phrase.last()), false) : name;
      }
      if (name.isPresent() && (first == null || name.get().startsWith(first + " "))) {
        first = name.get();
      }
      if (first != null && first.indexOf(' ') > 0) {
        break;
      }
      i = phrase.last();
    }
    return Optional.ofNullable(first).or(() -> titled(text));
  }

  /** Returns the person for whom the writer asks: "on behalf of my father, Ana Ruiz". */
  Optional<String> behalf(String text) {
    Words words = Words.of(text);
    return IntStream.range(0, words.size())
        .mapToObj(at -> lists.phraseAt(words, at))
        .flatMap(Optional::stream)
        .filter(phrase -> phrase.value() == NameWord.BEHALF)
        .filter(phrase -> !isPost(text, words.start(phrase.first())))
        .flatMap(phrase -> at(text, words.end(phrase.last())).stream())
        .findFirst();
  }

  // "PA to Ana Ruiz", alone in its line, is the post of the one who signs.
  private static boolean isPost(String text, int at) {
    boolean begins = at > 0 && text.charAt(at - 1) == '\n';
    String line = begins ? text.substring(at).lines().findFirst().orElse("").strip() : "";
    return !line.isEmpty()
        && Character.isUpperCase(line.charAt(0))
        && Character.isLetter(line.charAt(line.length() - 1))
        && Letters.words(line).size() <= MOST_OF_POST;
  }

  /** Returns the whole name that stands there, after a comma or not. */
  Optional<String> at(String text, int from) {
    return after(text, from, false).filter(name -> name.indexOf(' ') > 0);
  }

  /** Returns the first whole name with a title in a sentence: "Dña. Ana Ruiz". */
  private Optional<String> titled(String text) {
    List<NameToken> tokens = NameToken.of(text, 0, MOST_OF_TEXT);
    NameReader reader = new NameReader(lists, tokens, true);
    for (int i = 0; i < tokens.size(); i++) {
      NameSpan span = reader.afterTitles(i) > i ? reader.read(i, true) : null;
      if (span != null && span.isTitled() && span.words() > 1) {
        return Optional.of(span.written(text));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a word has a capital, so that it is no verb after a name: "Thi Hà Nguyen". */
  private static boolean isCased(String text, int at) {
    return Character.isUpperCase(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  private static boolean isClear(NameWord kind) {
    return kind == NameWord.NAMED || kind == NameWord.BEHALF;
  }

  private static boolean isOfAction(NameWord kind) {
    return kind == NameWord.ACTION || kind == NameWord.NAMED;
  }

  // "Dealer name: Ana Ruiz"
  private boolean isOfCompany(Words words, int at) {
    return at > 0
        && words.start(at) - words.end(at - 1) == 1
        && lists.is(NameWord.COMPANY, words.word(at - 1));
  }

  private Optional<String> after(String text, int from, boolean clear) {
    List<NameToken> tokens = NameToken.of(text, from, MOST_TOKENS);
    String gap = tokens.isEmpty() ? "." : text.substring(from, tokens.get(0).start());
    String signs =
        gap.endsWith("l'") || gap.endsWith("l’") ? gap.substring(0, gap.length() - 2) : gap;
    if (!signs.chars().allMatch(c -> SIGNS_BEFORE_NAME.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    NameSpan span = new NameReader(lists, tokens, true).read(0, true);
    if (gap.indexOf(',') >= 0 && !span.isTitled() && !(span.words() > 1 && span.isCertain())) {
      return Optional.empty(); // "cliente, Pedro, llama"
    }
    boolean person =
        span.isCapital()
            && (span.beginsWithCertain()
                || span.isCertain()
                || span.endsWithSurname()
                || span.isTitled()
                || (span.beginsWithGiven() && isNumberAt(tokens, span.next()))
                || (span.isAllCapital() && (clear || span.words() > 1)));
    return person ? Optional.of(span.written(text)) : Optional.empty();
  }

  private static boolean isNumberAt(List<NameToken> tokens, int at) {
    return at < tokens.size() && !tokens.get(at).apart() && tokens.get(at).hasDigit();
  }

  private Optional<String> before(String text, int to, boolean clear) {
    int end = to;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    boolean apposition = end > 0 && text.charAt(end - 1) == ','; // "a friend, Ana Ruiz, wants"
    end = apposition ? end - 1 : end;
    int start = end;
    while (start > 0 && end - start < LONGEST_CLAUSE && !endsClause(text, start - 1)) {
      start--;
    }
    if (apposition && (start == 0 || text.charAt(start - 1) != ',')) {
      return Optional.empty(); // "Pedro, busca un Golf": the colleague
    }
    String name = afterNoun(text.substring(start, end).strip());
    return names
        .nameIn(name)
        .or(() -> names.possibleNameIn(name).filter(found -> clear || found.indexOf(' ') > 0))
        .filter(found -> Character.isUpperCase(found.charAt(0)));
  }

  // The dots of "Ana P.", "Sr. Gil" and "sig.ra" end no clause.
  private boolean endsClause(String text, int at) {
    char c = text.charAt(at);
    if (c != '.') {
      return "\n:!,".indexOf(c) >= 0;
    }
    int start = at;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, at);
    boolean initial =
        word.length() == 1
            && Character.isUpperCase(word.charAt(0))
            && (start == 0 || Character.isWhitespace(text.charAt(start - 1)));
    boolean inner = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    return !initial && !inner && !lists.is(NameWord.TITLE, Letters.plain(word));
  }

  /** Returns the words after the last "that" or noun: "le informamos de que Ana Ruiz". */
  private String afterNoun(String clause) {
    List<String> words = Letters.words(clause);
    int first = 0;
    for (int i = 0; i < words.size(); i++) {
      String plain = Letters.plain(words.get(i));
      String noun = plain.startsWith("l'") || plain.startsWith("l’") ? plain.substring(2) : plain;
      first = lists.is(NameWord.BEFORE_NAME, noun) ? i + 1 : first;
    }
    return String.join(" ", words.subList(first, words.size()));
  }
}
