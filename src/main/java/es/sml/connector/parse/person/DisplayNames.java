package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.PhraseTable.Match;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;

/** Reads the name of a person in a mail's From or Reply-To header. */
final class DisplayNames {
  private static final int LONGEST = 200;
  private static final int SHORTEST_PART = 3;

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
    String name = withoutRelay(Letters.start(display, LONGEST).replace("\"", "").strip());
    if (name.indexOf('@') >= 0) {
      return Optional.empty();
    }
    return names.nameIn(name).or(() -> confirmed(name, address));
  }

  private String withoutRelay(String display) {
    String name = unquoted(display);
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

  private static String unquoted(String display) {
    boolean quoted = display.length() > 1 && display.startsWith("'") && display.endsWith("'");
    return quoted ? display.substring(1, display.length() - 1) : display;
  }

  /** Returns words that may be a name if the address consists of them: "Chidi Okonkwo". */
  private Optional<String> confirmed(String written, String address) {
    int at = address.indexOf('@');
    String name = names.inOrder(written);
    List<NameToken> tokens = NameToken.of(name, 0, SHORTEST_PART * 2);
    NameSpan span = new NameReader(lists, tokens, false).read(0, true);
    if (at < 0 || span.words() == 0 || span.next() != tokens.size()) {
      return Optional.empty();
    }
    String local = Letters.plain(address.substring(0, at));
    String domain = Letters.plain(address.substring(at + 1));
    boolean whole = span.words() > 1 ? span.isAllCapital() : span.isCapital();
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
}
