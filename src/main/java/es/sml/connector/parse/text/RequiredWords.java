package es.sml.connector.parse.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Texts for a regular expression, in any case. It matches only if one of them is there. A search
 * for them costs little, and saves most searches for the expression.
 */
public final class RequiredWords {
  private static final RequiredWords UNKNOWN = new RequiredWords(List.of());

  /** A shorter text is in too many texts. */
  private static final int SHORTEST = 3;

  private static final int MOST = 150;

  private static final int STARTS = 1 << 11;

  /** RE2 takes it for an s. */
  private static final char LONG_S = 'ſ';

  /** Letters for which RE2 takes further letters. */
  private static final String AMBIGUOUS = "ſµıİ";

  private static final char LAST_SIMPLE = 0x17F;

  /** None if any text may match. */
  private final List<String> words;

  /** A bit for the first letters of each word, so that few places need a comparison. */
  private final BitSet starts = new BitSet(STARTS);

  private RequiredWords(List<String> words) {
    this.words = words;
    words.forEach(word -> starts.set(start(word, 0)));
  }

  private static int start(String text, int at) {
    return (text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) % STARTS;
  }

  /** Returns the texts that an expression of RE2 needs; none if its form is too difficult. */
  public static RequiredWords of(String expression) {
    List<String> words =
        isDifficult(expression) ? List.of() : new Reader(expression).alternatives();
    return words.isEmpty() || words.size() > MOST ? UNKNOWN : new RequiredWords(words);
  }

  /** Returns whether it has a quotation, a character by its number or a class by its name. */
  private static boolean isDifficult(String expression) {
    for (int i = expression.indexOf('\\'); i >= 0; i = expression.indexOf('\\', i + 2)) {
      char escaped = i + 1 < expression.length() ? expression.charAt(i + 1) : 'Q';
      if (escaped == 'Q' || escaped == 'x' || Character.isDigit(escaped)) {
        return true;
      }
    }
    return expression.contains("[:");
  }

  /** Returns whether the text, in lower case, may match. */
  public boolean mayBeIn(String lower) {
    for (int i = 0; i + SHORTEST <= lower.length(); i++) {
      if (starts.get(start(lower, i)) && isWordAt(i, lower)) {
        return true;
      }
    }
    return words.isEmpty() || lower.indexOf(LONG_S) >= 0;
  }

  private boolean isWordAt(int at, String lower) {
    for (String word : words) {
      if (lower.startsWith(word, at)) {
        return true;
      }
    }
    return false;
  }

  /** Reads an expression from left to right. An empty list stands for any text. */
  private static final class Reader {
    private final String expression;
    private int next;

    Reader(String expression) {
      this.expression = expression;
    }

    /** Reads up to the end of the group. */
    List<String> alternatives() {
      List<String> all = new ArrayList<>();
      boolean any = false;
      boolean more = true;
      while (more) {
        List<String> one = sequence();
        any |= one.isEmpty();
        all.addAll(one);
        more = next < expression.length() && expression.charAt(next) == '|';
        next += more ? 1 : 0;
      }
      return any ? List.of() : all;
    }

    /** Returns the longest of the texts that follow each other. */
    private List<String> sequence() {
      List<String> best = List.of();
      StringBuilder run = new StringBuilder();
      while (next < expression.length() && "|)".indexOf(expression.charAt(next)) < 0) {
        char c = expression.charAt(next);
        List<String> found = List.of();
        char letter = 0;
        if (c == '(') {
          found = group();
        } else if (c == '[') {
          skipClass();
        } else if (c == '\\') {
          skipEscape();
        } else {
          next++;
          letter = isSimple(c) ? Character.toLowerCase(c) : 0;
        }
        boolean optional = next < expression.length() && "?*{".indexOf(peek()) >= 0;
        boolean quantified = skipQuantifier();
        if (letter != 0 && !optional) {
          run.append(letter);
        }
        if (letter == 0 || quantified) {
          best = better(best, text(run));
          best = optional ? best : better(best, found);
          run.setLength(0);
        }
      }
      return better(best, text(run));
    }

    private char peek() {
      return expression.charAt(next);
    }

    private static boolean isSimple(char c) {
      return c == ' '
          || (c <= LAST_SIMPLE && Character.isLetterOrDigit(c) && AMBIGUOUS.indexOf(c) < 0);
    }

    private static List<String> text(StringBuilder run) {
      return run.length() < SHORTEST ? List.of() : List.of(run.toString());
    }

    private static List<String> better(List<String> one, List<String> other) {
      return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(List<String> texts) {
      return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<String> group() {
      next++;
      if (next < expression.length() && expression.charAt(next) == '?') {
        while (next < expression.length() && ":>)".indexOf(expression.charAt(next)) < 0) {
          next++;
        }
        boolean flags = next < expression.length() && expression.charAt(next) == ')';
        next++;
        if (flags) {
          return List.of();
        }
      }
      List<String> inside = alternatives();
      next++;
      return inside;
    }

    private void skipClass() {
      next += expression.startsWith("^", next + 1) ? 2 : 1;
      next += expression.startsWith("]", next) ? 1 : 0; // it is a character there
      while (next < expression.length() && peek() != ']') {
        next += peek() == '\\' ? 2 : 1;
      }
      next++;
    }

    private void skipEscape() {
      next++;
      boolean property = next < expression.length() && "pP".indexOf(expression.charAt(next)) >= 0;
      next++;
      if (property && next < expression.length() && expression.charAt(next) == '{') {
        next = Math.max(next, expression.indexOf('}', next));
      }
      next += property ? 1 : 0;
    }

    private boolean skipQuantifier() {
      int start = next;
      while (next < expression.length() && "?*+{".indexOf(peek()) >= 0) {
        next = peek() == '{' ? Math.max(next, expression.indexOf('}', next)) + 1 : next + 1;
      }
      return next > start;
    }
  }
}
