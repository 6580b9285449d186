package es.sml.connector.parse.person;

import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;

/**
 * Reads the name of a person in a mail's From or Reply-To header. The name of a company, a portal
 * or a program is none.
 */
final class DisplayNames {
  private static final int LONGEST = 200;
  private static final int SHORTEST_PART = 3;
  private static final int MOST_WITHOUT_CASE = 5; // words

  private final NameLists lists;
  private final PersonNames names;

  DisplayNames(NameLists lists, PersonNames names) {
    this.lists = lists;
    this.names = names;
  }

  /** Returns the name; empty for a company, a department, a portal or a program. */
  Optional<String> in(String header) {
    int bracket = header.lastIndexOf('<');
    String address = bracket < 0 ? "" : header.substring(bracket + 1).replace(">", "").strip();
    String display = bracket < 0 ? header : header.substring(0, bracket);
    String name =
        withoutRelay(PersonNames.unquoted(Letters.start(display, LONGEST).replace("\"", "")));
    if (name.indexOf('@') >= 0) {
      return Optional.empty();
    }
    return names.nameIn(name).or(() -> confirmed(name, address)).or(() -> withoutCase(name));
  }

  /** Returns a name in letters that have no capitals: Arabic, Hebrew, Chinese. */
  private static Optional<String> withoutCase(String name) {
    boolean letters =
        name.codePoints()
            .allMatch(
                c ->
                    c == ' '
                        || Character.getType(c) == Character.OTHER_LETTER
                        || Character.getType(c) == Character.NON_SPACING_MARK);
    int words = Letters.words(name).size();
    return letters && words > 0 && words <= MOST_WITHOUT_CASE
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Returns the header's words if they may be a first name and a surname. */
  Optional<String> possible(String header) {
    int bracket = header.lastIndexOf('<');
    String name = withoutRelay(PersonNames.unquoted(header.substring(0, Math.max(bracket, 0))));
    List<NameToken> tokens = NameToken.of(name, 0, SHORTEST_PART * 2);
    NameSpan span = new NameReader(lists, tokens, false).read(0, true);
    String domain = Letters.plain(header.substring(header.indexOf('@') + 1));
    // A company has its name in its domain.
    return span.isWholeName()
            && span.next() == tokens.size()
            && tokens.stream().noneMatch(token -> domain.contains(token.plain()))
        ? Optional.of(span.written(name))
        : Optional.empty();
  }

  /** Returns the name before words such as "via"; empty without such words. */
  Optional<String> relayedBy(String header) {
    String display = header.substring(0, Math.max(header.lastIndexOf('<'), 0));
    Words words = Words.of(Letters.start(display, LONGEST));
    boolean relayed = false;
    for (int i = 1; i < words.size() && !relayed; i++) {
      relayed =
          lists.phraseAt(words, i).filter(match -> match.value() == NameWord.RELAY).isPresent();
    }
    return relayed
        ? names.nameIn(withoutRelay(PersonNames.unquoted(display.replace("\"", ""))))
        : Optional.empty();
  }

  private String withoutRelay(String display) {
    String name = display;
    for (char c : new char[] {'(', '[', '|', '·', '/'}) {
      int cut = name.indexOf(c);
      name = cut > 0 ? name.substring(0, cut) : name;
    }
    int dash = name.indexOf(" - ");
    name = dash > 0 ? name.substring(0, dash) : name;
    Words words = Words.of(name);
    for (int i = 1; i < words.size(); i++) {
      Optional<Match<NameWord>> relay =
          lists.phraseAt(words, i).filter(match -> match.value() == NameWord.RELAY);
      if (relay.isPresent()) {
        return name.substring(0, words.end(i - 1)).strip();
      }
    }
    return name.strip();
  }

  /** Returns words that may be a name if the address consists of them: "Chidi Okonkwo". */
  private Optional<String> confirmed(String display, String address) {
    int at = address.indexOf('@');
    String name = names.inOrder(display);
    List<NameToken> tokens = NameToken.of(name, 0, SHORTEST_PART * 2);
    NameSpan span = new NameReader(lists, tokens, false).read(0, true);
    if (at < 0 || span.words() == 0 || span.next() != tokens.size()) {
      return Optional.empty();
    }
    String local = Letters.plain(address.substring(0, at));
    String domain = Letters.plain(address.substring(at + 1));
    boolean nickname = span.words() == 1 && local.startsWith(tokens.get(0).plain());
    boolean written = // "joselito vargas" of joselitovargas_85
        tokens.stream()
            .map(NameToken::plain)
            .allMatch(word -> word.length() >= SHORTEST_PART && local.contains(word));
    boolean whole =
        span.words() > 1
            ? span.isAllCapital() || written || isShortened(tokens, local)
            : span.isCapital() || nickname;
    boolean part =
        tokens.stream()
            .map(NameToken::plain)
            .anyMatch(
                word ->
                    word.length() >= SHORTEST_PART
                        && local.contains(word)
                        && !domain.contains(word)
                        && (span.words() > 1 || local.length() > word.length()));
    return whole && part ? Optional.of(span.written(name)) : Optional.empty();
  }

  /** Returns whether the second word's initial follows the first: "toni glez" of toni.g_85. */
  private static boolean isShortened(List<NameToken> words, String local) {
    String first = words.get(0).plain();
    int at = first.length();
    while (at < local.length() && "._-".indexOf(local.charAt(at)) >= 0) {
      at++;
    }
    return words.size() == 2
        && first.length() >= SHORTEST_PART
        && local.startsWith(first)
        && local.startsWith(words.get(1).plain().substring(0, 1), at);
  }
}
