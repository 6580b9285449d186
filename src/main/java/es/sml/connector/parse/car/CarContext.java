package es.sml.connector.parse.car;

import es.sml.connector.parse.car.detail.CarWord;
import es.sml.connector.parse.car.detail.CarWords;
import es.sml.connector.parse.text.Words;

/**
 * Decides whether a car's name is one, by the words around it: articles, streets, dealers,
 * addresses.
 */
final class CarContext {

  private final CarWords known;
  private final Words words;

  CarContext(CarWords known, Words words) {
    this.known = known;
    this.words = words;
  }

  /** Returns whether an article stands right before the word. */
  boolean hasArticle(int first) {
    return hasNameArticle(first)
        || (first > 0
            && isNextTo(first - 1)
            && known.is(CarWord.WEAK_ARTICLE, words.word(first - 1)));
  }

  /** Returns whether an article stands right before the word that makes a capital letter a name. */
  boolean hasNameArticle(int first) {
    return first > 0 && isNextTo(first - 1) && known.is(CarWord.ARTICLE, words.word(first - 1));
  }

  /** Returns whether the word belongs to an address, a person, a dealer or a company. */
  boolean isOther(int first, int last) {
    return precedes(first, CarWord.PLACE) || precedes(first, CarWord.DEALER) || isCompany(last);
  }

  /** Returns whether the word belongs to the name of a street: "Capri Road". */
  boolean isStreet(int last) {
    return last + 1 < words.size()
        && isNextTo(last)
        && known.is(CarWord.STREET, words.word(last + 1));
  }

  private boolean precedes(int first, CarWord kind) {
    int before = first - 1;
    for (int i = 0; i < 2 && before >= 0 && isSameLine(before); i++) {
      String word = words.word(before);
      if (known.is(kind, word)) {
        return !(word.length() == 1
            && Character.isLowerCase(words.text().charAt(words.start(before))));
      }
      if (!known.is(CarWord.LINK, word)) {
        return false;
      }
      before--;
    }
    return false;
  }

  private boolean isCompany(int last) {
    int next = last + 1;
    if (next >= words.size() || !isNextTo(last)) {
      return false;
    }
    boolean company = known.is(CarWord.COMPANY, words.word(next));
    // "Seat Ibiza motor 1.6" states an engine; "Kia Norte S.L." a company.
    boolean engine =
        company && next + 1 < words.size() && Character.isDigit(words.word(next + 1).charAt(0));
    return (company && !engine) || isInitials(next);
  }

  private boolean isInitials(int next) {
    return next + 1 < words.size()
        && words.end(next) + 1 == words.start(next + 1)
        && words.text().charAt(words.end(next)) == '.'
        && (words.word(next) + words.word(next + 1)).length() == 2
        && known.is(CarWord.COMPANY, words.word(next) + words.word(next + 1));
  }

  /** Returns whether the words have no digit. */
  boolean isWord(int first, int last) {
    for (int i = words.start(first); i < words.end(last); i++) {
      if (Character.isDigit(words.text().charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether only a space or a hyphen separates the word from the next one. */
  boolean isNextTo(int index) {
    int gap = words.start(index + 1) - words.end(index);
    return gap == 1 && " -\u00A0'’".indexOf(words.text().charAt(words.end(index))) >= 0;
  }

  private boolean isSameLine(int index) {
    for (int i = words.end(index); i < words.start(index + 1); i++) {
      if (" ./ºª-\u00A0".indexOf(words.text().charAt(i)) < 0) {
        return false;
      }
    }
    return words.start(index + 1) - words.end(index) <= 3;
  }

  /** Returns whether the place is within an e-mail address, a page's address or a domain. */
  boolean isAddress(int start, int end) {
    String text = words.text();
    int from = start;
    while (from > 0 && start - from < 80 && !separates(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < 80 && !separates(text.charAt(to))) {
      to++;
    }
    if (to - from == end - start) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '@' || (c == '/' && i > from && text.charAt(i - 1) == '/')) {
        return true;
      }
      if (c == '.' && i >= from && isDomain(text, i + 1, to)) {
        return true;
      }
    }
    return text.startsWith("www.", from);
  }

  private static boolean separates(char c) {
    return Character.isWhitespace(c) || ";|<>\"".indexOf(c) >= 0;
  }

  private boolean isDomain(String text, int start, int to) {
    int end = start;
    while (end < to && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
      end++;
    }
    return end - start > 1
        && (end == to || !Character.isLetterOrDigit(text.charAt(end)))
        && known.is(CarWord.DOMAIN, text.substring(start, end));
  }
}
