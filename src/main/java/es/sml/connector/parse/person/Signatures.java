package es.sml.connector.parse.person;

import com.google.re2j.Pattern;
import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the writer's name at the end of a text, below or beside the closing words. */
final class Signatures {
  /** A longer line is a sentence; its end may still hold closing words. */
  private static final int LONGEST_LINE = 400;

  private static final int LONGEST_COMPANY = 60;
  private static final int MOST_LINES = 10;
  private static final int MOST_TOKENS = 8;
  private static final int MOST_OF_TOWN = 3;
  private static final int MOST_OF_OFFICE = 3;
  private static final Pattern OFFICE_SIGNS = Pattern.compile("[,(|·/]| [-–—] ");
  private static final int FEWEST_DIGITS_OF_CONTACT = 5;
  private static final String OPENED_BY = "\"“«„";
  private static final String CLOSED_BY = "\"”»“";
  private static final String SENTENCE_ENDS = ".!?…,;)-–—|";

  private final NameLists lists;
  private final PersonNames names;

  Signatures(NameLists lists, PersonNames names) {
    this.lists = lists;
    this.names = names;
  }

  /** Returns the name that signs the lines. */
  Optional<String> in(List<String> lines) {
    List<String> last = lastLines(lines);
    for (int i = last.size() - 1; i >= 0; i--) {
      Optional<String> name = closing(last, i);
      if (name.isPresent()) {
        return name;
      }
    }
    return last.isEmpty()
        ? Optional.empty()
        : ending(last.get(last.size() - 1))
            .or(() -> aboveCompanyOrTown(last))
            .or(() -> aboveContact(lines));
  }

  /** Returns whether an office stands beside or below the name: "Maite Gil", "Customer care". */
  boolean namesOffice(List<String> lines) {
    List<String> last = lastLines(lines);
    return last.subList(Math.max(0, last.size() - MOST_OF_OFFICE), last.size()).stream()
        .filter(line -> line.length() <= LONGEST_COMPANY)
        .flatMap(line -> Stream.of(OFFICE_SIGNS.split(line)))
        .map(Words::of)
        .anyMatch(
            words ->
                words.size() > 0
                    && lists
                        .phraseAt(words, 0)
                        .filter(m -> m.value() == NameWord.OFFICE)
                        .isPresent());
  }

  /** Returns the name above the line of a company or a town: "Ana Ruiz", "Calle Real 3, Lugo". */
  private Optional<String> aboveCompanyOrTown(List<String> last) {
    int above = last.size() - 2;
    boolean company =
        above >= 0
            && last.get(above + 1).length() <= LONGEST_COMPANY
            && (hasCompany(last.get(above + 1)) || mayBeAddress(last.get(above + 1)));
    return company
        ? names.nameIn(last.get(above).strip()).filter(name -> name.indexOf(' ') > 0)
        : Optional.empty();
  }

  /** Returns a first name and a surname above the last telephone number or address. */
  private Optional<String> aboveContact(List<String> lines) {
    int at = lines.size() - 1;
    boolean contact = false;
    while (at > 0 && (lines.get(at).isBlank() || withoutContact(end(lines.get(at))).isBlank())) {
      contact |= !lines.get(at).isBlank();
      at--;
    }
    String line = at > 0 && contact ? lines.get(at).strip() : "";
    List<NameToken> tokens = NameToken.of(line, 0, MOST_TOKENS);
    NameSpan span = new NameReader(lists, tokens, false).read(0, true);
    return span.isWholeName() && span.next() == tokens.size() && !hasPlace(tokens)
        ? Optional.of(span.written(line))
        : Optional.empty();
  }

  private boolean hasPlace(List<NameToken> tokens) {
    return tokens.stream().anyMatch(token -> lists.is(NameWord.PLACE, token.plain()));
  }

  private boolean mayBeAddress(String line) {
    return NameToken.of(line, 0, MOST_TOKENS).stream()
        .allMatch(
            token ->
                token.isCapital()
                    || token.hasDigit()
                    || lists.is(NameWord.PARTICLE, token.plain()));
  }

  private boolean hasCompany(String line) {
    return NameToken.of(line, 0, MOST_TOKENS).stream()
        .anyMatch(token -> lists.is(NameWord.COMPANY, token.plain().replace(".", "")));
  }

  /** Returns the last lines without the contact data and the mail program's line below a name. */
  private List<String> lastLines(List<String> lines) {
    List<String> last = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0 && last.size() < MOST_LINES; i--) {
      String line = lines.get(i).strip();
      String text = withoutAuthority(withoutContact(end(line)));
      if (!isOfOthers(line) && !isDevice(line) && text.chars().anyMatch(Character::isLetter)) {
        last.add(0, text);
      }
    }
    return last;
  }

  /** Returns whether another wrote the line: an answered mail, or a saying with its author. */
  private static boolean isOfOthers(String line) {
    int quote = line.isEmpty() ? -1 : OPENED_BY.indexOf(line.charAt(0));
    int end = quote < 0 ? -1 : line.lastIndexOf(CLOSED_BY.charAt(quote));
    return line.startsWith(">") || (end > 0 && end < line.length() - 2);
  }

  /** Returns the name of one who signs for another: "i. A. Ana Gil". */
  private static String withoutAuthority(String line) {
    int second = line.startsWith(". ", 1) ? 3 : 2;
    int after = second + 2;
    boolean authority =
        line.length() > after + 1
            && Character.isLowerCase(line.charAt(0))
            && line.charAt(1) == '.'
            && Character.isUpperCase(line.charAt(second))
            && line.startsWith(". ", second + 1);
    return authority ? line.substring(after).strip() : line;
  }

  private static String end(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(line.length() - LONGEST_LINE);
  }

  private boolean isDevice(String line) {
    Words words = Words.of(Letters.start(line, LONGEST_LINE));
    return words.size() > 0
        && lists.phraseAt(words, 0).filter(m -> m.value() == NameWord.DEVICE).isPresent();
  }

  /** Removes a telephone number, an address or a page at the end of the line, and its label. */
  private String withoutContact(String written) {
    int remark = written.endsWith(")") ? written.lastIndexOf('(') : -1;
    if (remark > 0) { // "tel. 973 24 61 08 (work)"
      String before = written.substring(0, remark).strip();
      String bare = withoutContact(before);
      return bare.equals(before) ? written : bare;
    }
    String line = written;
    int end = line.length();
    while (end > 0) {
      int start = line.lastIndexOf(' ', end - 1) + 1;
      String word = line.substring(start, end);
      String plain = Letters.plain(word);
      boolean contact =
          word.indexOf('@') >= 0
              || plain.startsWith("www.")
              || plain.startsWith("http")
              || word.chars().noneMatch(Character::isLetter);
      boolean label = end < line.length() && isLabel(plain);
      if (!contact && !label) {
        break;
      }
      end = Math.max(0, start - 1);
    }
    String rest = line.substring(end);
    boolean isContact =
        rest.indexOf('@') >= 0
            || rest.contains("www.")
            || rest.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS_OF_CONTACT;
    return isContact ? line.substring(0, end) : line;
  }

  private boolean isLabel(String plain) {
    StringBuilder word = new StringBuilder();
    plain.chars().filter(Character::isLetter).forEach(word::appendCodePoint);
    return lists.is(NameWord.WORD, word.toString()) || word.length() == 1;
  }

  private Optional<String> closing(List<String> lines, int at) {
    String line = lines.get(at);
    Words words = Words.of(line);
    Match<NameWord> last = null;
    for (int i = 0; i < words.size(); i++) {
      Match<NameWord> match = lists.phraseAt(words, i).orElse(null);
      if (match != null) {
        last = match.value() == NameWord.CLOSING ? match : last;
        i = match.last();
      }
    }
    if (last == null) {
      return Optional.empty();
    }
    String rest = line.substring(words.end(last.last()));
    if (rest.chars().anyMatch(Character::isLetter)) {
      return beside(rest, at == lines.size() - 1);
    }
    return at + 1 < lines.size() ? below(lines.get(at + 1)) : Optional.empty();
  }

  /**
   * Returns the name in the same line: "Saludos, Pedro".
   *
   * @param last true if the text ends with the line, so that unknown words may be a name
   */
  private Optional<String> beside(String rest, boolean last) {
    List<NameToken> tokens = NameToken.of(rest, 0, MOST_TOKENS);
    NameSpan span = new NameReader(lists, tokens, true).read(0, last);
    if (last && span.beginsWithGiven() && span.next() < tokens.size()) {
      NameSpan all = new NameReader(lists, tokens, false).read(0, true);
      span = all.isAllCapital() && all.next() == tokens.size() && !hasPlace(tokens) ? all : span;
    }
    boolean known = span.beginsWithGiven() || span.isTitled();
    boolean whole = span.words() > 0 && span.isAllCapital() && span.next() == tokens.size();
    return (known && onlyTown(tokens, span.next())) || whole
        ? Optional.of(span.written(rest))
        : Optional.empty();
  }

  // "Gracias Marta, ¿puedo ir hoy?" thanks another person.
  private boolean onlyTown(List<NameToken> tokens, int next) {
    return tokens.size() - next <= MOST_OF_TOWN
        && tokens.stream()
            .skip(next)
            .allMatch(
                token ->
                    lists.is(NameWord.PARTICLE, token.plain())
                        || lists.is(NameWord.PLACE, token.plain()));
  }

  /** Returns the name in the line below: any words that may be a name. */
  private Optional<String> below(String written) {
    String line = names.inOrder(written);
    List<NameToken> tokens = NameToken.of(line, 0, MOST_TOKENS);
    NameSpan span = new NameReader(lists, tokens, false).read(0, true);
    boolean whole = span.next() == tokens.size() || tokens.get(span.next()).apart();
    boolean name = span.isCapital() || span.beginsWithGiven();
    return whole && name && span.words() > 0 ? Optional.of(span.written(line)) : Optional.empty();
  }

  /** Returns the name at the end of the last line: "Espero noticias. Ana". */
  private Optional<String> ending(String line) {
    int start = line.length() - 1;
    while (start >= 0 && " ,.-".indexOf(line.charAt(start)) >= 0) {
      start--;
    }
    while (start >= 0 && isInName(line, start)) {
      start--;
    }
    String end = line.substring(start + 1).strip();
    List<NameToken> tokens = NameToken.of(end, 0, MOST_TOKENS);
    NameSpan span = new NameReader(lists, tokens, false).read(0, false);
    boolean person = span.isCertain() || (start < 0 && span.beginsWithGiven() && span.isCapital());
    return person && span.next() == tokens.size()
        ? Optional.of(span.written(end))
        : Optional.empty();
  }

  private static boolean isInName(String line, int at) {
    char c = line.charAt(at);
    boolean hyphen = c == '-' && at > 0 && Character.isLetter(line.charAt(at - 1));
    boolean initial = c == '.' && at > 0 && (at == 1 || !Character.isLetter(line.charAt(at - 2)));
    boolean other = Character.isSurrogate(c) || SENTENCE_ENDS.indexOf(c) >= 0;
    boolean title = c == '.' && at >= 2 && line.substring(0, at).endsWith("Dr");
    return hyphen || initial || title || !(other || Character.isDigit(c));
  }
}
