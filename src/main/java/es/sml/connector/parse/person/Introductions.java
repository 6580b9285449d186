package es.sml.connector.parse.person;

import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the writer's name in a sentence that says it: "me llamo Ana Ruiz". */
final class Introductions {
  private static final int MOST_TOKENS = 10;

  /** The most words before the Basque "naiz". */
  private static final int MOST_BEFORE = 4;

  /** "Ask for Ana on 07700". */
  private static final int LONGEST_BEFORE_NUMBER = 12;

  private static final String NAIZ = "naiz";

  /** "Holger hier" and "Denise here", at the beginning of a sentence. */
  private static final Set<String> AM = Set.of(NAIZ, "hier", "here");

  /** Before the English "son", which is "I am" in Galician. */
  private static final Set<String> RELATIVE_OF = Set.of("my", "our", "his", "her", "their", "your");

  private final NameLists lists;

  Introductions(NameLists lists) {
    this.lists = lists;
  }

  /** Returns the writer's name. Clear words such as "me llamo" count more than "soy". */
  Optional<String> in(String text) {
    Words words = Words.of(text);
    String guess = null;
    for (int i = 0; i < words.size(); i++) {
      Optional<Match<NameWord>> phrase = lists.phraseAt(words, i);
      if (AM.contains(words.word(i)) && guess == null) {
        guess = before(words, i).orElse(null);
      }
      if (phrase.isPresent()) {
        if (guess == null && isAskedFor(words, phrase.get())) {
          guess = askedFor(text, words.end(phrase.get().last())).orElse(null);
        }
        boolean details = phrase.get().value() == NameWord.DETAILS;
        boolean clear =
            phrase.get().value() == NameWord.INTRODUCTION
                || (details && isLabel(text, words.end(phrase.get().last())));
        boolean maybe =
            clear
                || ((details || phrase.get().value() == NameWord.BEING)
                    && guess == null
                    && !isTornApart(words, i)
                    && !(i > 0 && RELATIVE_OF.contains(words.word(i - 1))));
        Optional<String> name =
            maybe ? after(text, words.end(phrase.get().last()), clear) : Optional.empty();
        if (clear && name.isPresent()) {
          return name;
        }
        guess = name.orElse(guess);
        i = phrase.get().last();
      }
    }
    return Optional.ofNullable(guess);
  }

  /** Returns whether "i m" is no "I'm", but the end of a word that a customer shortens. */
  private static boolean isTornApart(Words words, int at) {
    return words.word(at).equals("i")
        && at + 1 < words.size()
        && words.word(at + 1).equals("m")
        && words.text().charAt(words.end(at)) == ' '
        && !beginsSentence(words, at);
  }

  // "Mis datos: Ana Ruiz", but not "mis datos conforme al artículo 17".
  private static boolean isLabel(String text, int end) {
    return end < text.length() && ":\n".indexOf(text.charAt(end)) >= 0;
  }

  private Optional<String> after(String text, int from, boolean clear) {
    List<NameToken> tokens = NameToken.of(text, from, MOST_TOKENS);
    if (tokens.isEmpty() || !isGap(text.substring(from, tokens.get(0).start()), clear)) {
      return Optional.empty();
    }
    if (!clear
        && lists.is(NameWord.PARTICLE, tokens.get(0).plain())
        && !tokens.get(0).isCapital()) {
      return Optional.empty(); // "soy de Miranda": a town
    }
    NameSpan span = new NameReader(lists, tokens, true).read(0, true);
    boolean ends = span.next() == tokens.size() || tokens.get(span.next()).apart();
    boolean named = clear ? span.words() > 0 : isPerson(span) || (ends && span.isWholeName());
    return named && !isOfCompany(tokens, span.next())
        ? Optional.of(span.written(text))
        : Optional.empty();
  }

  private boolean isAskedFor(Words words, Match<NameWord> phrase) {
    return phrase.value() != NameWord.INTRODUCTION
        && phrase.value() != NameWord.CLOSING
        && beginsSentence(words, phrase.first())
        && lists.isAlso(NameWord.ASKED_FOR, words, phrase);
  }

  /** Returns the person whom a company's mail names beside a number or at the end of a line. */
  private Optional<String> askedFor(String text, int from) {
    List<NameToken> tokens = NameToken.of(text, from, MOST_TOKENS);
    if (tokens.isEmpty() || !isGap(text.substring(from, tokens.get(0).start()), true)) {
      return Optional.empty();
    }
    NameSpan span = new NameReader(lists, tokens, true).read(0, true);
    if (span.words() == 0 || !span.isCased()) {
      return Optional.empty();
    }
    String line = text.substring(tokens.get(span.next() - 1).end()).lines().findFirst().orElse("");
    String rest = Letters.start(line, LONGEST_BEFORE_NUMBER);
    boolean number = rest.chars().anyMatch(Character::isDigit);
    boolean ends = rest.isBlank() || rest.startsWith(".");
    boolean role = text.charAt(from) == ':' && rest.startsWith(","); // ": Ana Ruiz, purchasing"
    return number || ends || role ? Optional.of(span.written(text)) : Optional.empty();
  }

  /** "I am" and "soy" also stand before other words, so the name must be known. */
  private static boolean isPerson(NameSpan span) {
    return span.beginsWithCertain()
        || span.isTitled()
        || (span.beginsWithGiven() && (span.isCapital() || span.endsWithSurname()))
        || (span.isCapital() && span.endsWithSurname());
  }

  // "Sóc l'Assumpta"
  private static boolean isGap(String gap, boolean clear) {
    return gap.chars()
        .allMatch(c -> " \u00A0'’".indexOf(c) >= 0 || (clear && ":\"\n".indexOf(c) >= 0));
  }

  // "Soy Marta de Autos Norte": the dealer's reply, or a supplier.
  private boolean isOfCompany(List<NameToken> tokens, int next) {
    return next + 1 < tokens.size()
        && !tokens.get(next).apart()
        && (lists.is(NameWord.PARTICLE, tokens.get(next).plain())
            || tokens.get(next).plain().equals("from"))
        && lists.is(NameWord.COMPANY, tokens.get(next + 1).plain());
  }

  private Optional<String> before(Words words, int am) {
    for (int first = Math.max(0, am - MOST_BEFORE); first < am; first++) {
      String name = words.written(first, am - 1);
      List<NameToken> tokens = NameToken.of(name, 0, MOST_TOKENS);
      NameSpan span = new NameReader(lists, tokens, true).read(0, false);
      boolean begins = words.word(am).equals(NAIZ) || beginsSentence(words, first);
      if (begins && span.next() == tokens.size() && span.isCertain()) {
        return Optional.of(span.written(name));
      }
    }
    return Optional.empty();
  }

  private static boolean beginsSentence(Words words, int first) {
    int place = words.start(first) - 1;
    while (place >= 0 && words.text().charAt(place) == ' ') {
      place--;
    }
    return place < 0 || ",.!?:;(\n".indexOf(words.text().charAt(place)) >= 0;
  }
}
