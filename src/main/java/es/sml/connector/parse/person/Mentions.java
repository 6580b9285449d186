package es.sml.connector.parse.person;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.PhraseTable.Match;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the person about whom a portal or a colleague writes: "mensaje de Ana Ruiz". */
final class Mentions {
  private static final int MOST_TOKENS = 8;
  private static final int LONGEST_CLAUSE = 200;

  /** Words before the name: "that", or a noun for the customer. */
  private static final Set<String> BEFORE_NAME =
      Set.of(
          "que",
          "that",
          "dass",
          "che",
          "dat",
          "usuario",
          "usuaria",
          "cliente",
          "clienta",
          "comprador",
          "compradora",
          "interesado",
          "interesada",
          "particular",
          "acheteur",
          "acheteuse",
          "internaute",
          "client",
          "buyer",
          "customer",
          "user",
          "shopper",
          "kunde",
          "kundin",
          "interessent",
          "interessentin",
          "utente",
          "acquirente",
          "koper",
          "klant",
          "utilizador",
          "utilizadora",
          "interessado",
          "interessada");

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
      if (phrase == null) {
        continue;
      }
      Optional<String> name = Optional.empty();
      if (phrase.value() == NameWord.MENTION) {
        name = after(text, words.end(phrase.last()));
      } else if (phrase.value() == NameWord.ACTION) {
        name = before(text, words.start(phrase.first()));
      }
      if (name.isPresent() && (first == null || name.get().startsWith(first + " "))) {
        first = name.get();
      }
      if (first != null && first.indexOf(' ') > 0) {
        break;
      }
      i = phrase.last();
    }
    return Optional.ofNullable(first);
  }

  private Optional<String> after(String text, int from) {
    List<NameToken> tokens = NameToken.of(text, from, MOST_TOKENS);
    boolean near =
        !tokens.isEmpty()
            && text.substring(from, tokens.get(0).start())
                .chars()
                .allMatch(c -> " :*".indexOf(c) >= 0);
    if (!near) {
      return Optional.empty();
    }
    NameSpan span = new NameReader(lists, tokens, true).read(0, true);
    boolean person =
        span.isCapital()
            && (span.beginsWithCertain() || span.isCertain() || span.endsWithSurname());
    return person ? Optional.of(span.written(text)) : Optional.empty();
  }

  private Optional<String> before(String text, int to) {
    int start = to;
    while (start > 0 && to - start < LONGEST_CLAUSE && !endsClause(text, start - 1)) {
      start--;
    }
    String name = afterNoun(text.substring(start, to).strip());
    return names.nameIn(name).filter(found -> Character.isUpperCase(found.charAt(0)));
  }

  // The dot of "Ana P." ends no clause.
  private static boolean endsClause(String text, int at) {
    char c = text.charAt(at);
    boolean initial =
        c == '.'
            && at > 1
            && Character.isUpperCase(text.charAt(at - 1))
            && text.charAt(at - 2) == ' ';
    return "\n:.!,".indexOf(c) >= 0 && !initial;
  }

  /** Returns the words after the last "that" or noun: "le informamos de que Ana Ruiz". */
  private static String afterNoun(String clause) {
    List<String> words = Letters.words(clause);
    int first = 0;
    for (int i = 0; i < words.size(); i++) {
      String plain = Letters.plain(words.get(i));
      String noun = plain.startsWith("l'") || plain.startsWith("l’") ? plain.substring(2) : plain;
      first = BEFORE_NAME.contains(noun) ? i + 1 : first;
    }
    return String.join(" ", words.subList(first, words.size()));
  }
}
