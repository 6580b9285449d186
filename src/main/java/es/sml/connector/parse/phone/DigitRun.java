package es.sml.connector.parse.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Digits in a text with the spaces and signs that people write within telephone numbers. Decides
 * which digits are a date, an amount, a link or an id.
 *
 * @param text around them
 * @param start place of the first character
 * @param end place after the last digit
 * @param groups the places of the groups of digits: start and end of each
 */
record DigitRun(String text, int start, int end, List<int[]> groups) {
  private static final String SEPARATORS = " \u00A0\u2009\u202F.-–/()";
  private static final String BEFORE_IDS = "@=_#&%";
  private static final Set<String> ENDINGS = Set.of("ra", "era", "an", "ean");
  private static final int FEWEST_DIGITS = 9;
  private static final int MOST_DIGITS = 15;
  private static final int WIDEST_SEPARATOR = 3;
  private static final int MOST_GROUPS = 24;

  /** Returns the runs of the text that are long enough for a number. */
  static List<DigitRun> in(String text) {
    List<DigitRun> runs = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        at++;
      } else if (isOfWord(text, at)) {
        at = wordEnd(text, at);
      } else {
        DigitRun run = at(text, at);
        if (run.count() >= FEWEST_DIGITS && !run.isOther() && !run.isGlued()) {
          runs.add(run);
        }
        at = Math.max(run.end(), at + 1);
      }
    }
    return runs;
  }

  private static DigitRun at(String text, int first) {
    List<int[]> groups = new ArrayList<>();
    int next = first;
    while (next < text.length() && groups.size() < MOST_GROUPS) {
      int end = next;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      groups.add(new int[] {next, end});
      int start = end;
      while (start < text.length()
          && start - end < WIDEST_SEPARATOR
          && SEPARATORS.indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      if (start == end
          || start >= text.length()
          || !isDigit(text.charAt(start))
          || isTime(text, start)) {
        break;
      }
      next = start;
    }
    return of(text, groups);
  }

  // "612 90 84 17 - 18:22"
  private static boolean isTime(String text, int start) {
    return start + 4 < text.length()
        && text.charAt(start - 1) == ' '
        && isDigit(text.charAt(start + 1))
        && ":h".indexOf(text.charAt(start + 2)) >= 0
        && isDigit(text.charAt(start + 3))
        && isDigit(text.charAt(start + 4));
  }

  private static DigitRun of(String text, List<int[]> groups) {
    int start = groups.get(0)[0];
    while (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return new DigitRun(text, start, groups.get(groups.size() - 1)[1], groups);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether the digits are within a word, an address or a link: "B12345678". */
  private static boolean isOfWord(String text, int at) {
    if (at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    boolean glued = Character.isLetter(before) || BEFORE_IDS.indexOf(before) >= 0;
    boolean inner =
        at > 1 && "-./".indexOf(before) >= 0 && Character.isLetterOrDigit(text.charAt(at - 2));
    return glued || (inner && !isLabel(text, at - 1)) || isLink(text, at);
  }

  // "Tel.644112233" and "Tel/644112233"
  private static boolean isLabel(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    boolean alone = start == 0 || Character.isWhitespace(text.charAt(start - 1));
    return alone && end - start >= 2 && text.charAt(end) != '-';
  }

  private static boolean isLink(String text, int at) {
    int start = at;
    while (start > 0 && at - start < 300 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return text.startsWith("http", start)
        || text.startsWith("www.", start)
        || (at > start && text.substring(start, at).contains("://"));
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length()
        && (isDigit(text.charAt(end)) || Character.isLetter(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  /** Returns the number of digits. */
  int count() {
    return groups.stream().mapToInt(group -> group[1] - group[0]).sum();
  }

  private boolean isPlus() {
    return text.charAt(start) == '+' || (start > 0 && text.charAt(start - 1) == '+');
  }

  /** Returns whether a letter or another sign follows, as in an id. Basque endings may follow. */
  private boolean isGlued() {
    int stop = end;
    while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    boolean ending = ENDINGS.contains(text.substring(end, stop));
    boolean address = stop < text.length() && "@_=".indexOf(text.charAt(stop)) >= 0;
    return (stop > end && !ending) || address;
  }

  /** Returns whether it is a date, a network address or a row of amounts. */
  private boolean isOther() {
    return isPlus() ? false : isDate() || isNetworkAddress() || isAmounts();
  }

  private int length(int group) {
    return groups.get(group)[1] - groups.get(group)[0];
  }

  private String separator(int before) {
    return text.substring(groups.get(before - 1)[1], groups.get(before)[0]);
  }

  private boolean isDate() {
    for (int i = 0; i + 2 < groups.size(); i++) {
      String sign = separator(i + 1);
      boolean same = sign.length() == 1 && "-./".contains(sign) && separator(i + 2).equals(sign);
      boolean iso = length(i) == 4 && length(i + 1) == 2 && length(i + 2) == 2;
      boolean day = length(i) <= 2 && length(i + 1) <= 2 && length(i + 2) == 4;
      if (same && (iso || day)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNetworkAddress() {
    boolean dots = groups.size() == 4 && count() != FEWEST_DIGITS;
    for (int i = 0; dots && i < 4; i++) {
      dots = length(i) <= 3 && (i == 0 || separator(i).equals("."));
    }
    return dots;
  }

  // "12.500.000" or "120.000 150.000"
  private boolean isAmounts() {
    boolean zeros = text.substring(groups.get(groups.size() - 1)[0], end).equals("000");
    return zeros && groups.size() > 1 && separator(groups.size() - 1).equals(".");
  }

  /** Returns the run itself or, if it is too long, the parts that may be numbers. */
  List<DigitRun> readings() {
    List<DigitRun> readings = new ArrayList<>();
    if (count() <= MOST_DIGITS) {
      readings.add(this);
    }
    int first = 0;
    for (int i = 1; i < groups.size(); i++) {
      boolean wide = separator(i).length() > 1 && separator(i).indexOf(')') < 0;
      boolean long9 = length(i - 1) >= FEWEST_DIGITS;
      if (wide || long9) {
        readings.add(of(text, groups.subList(first, i)));
        first = i;
      }
    }
    if (first > 0) {
      readings.add(of(text, groups.subList(first, groups.size())));
    }
    boolean numberBefore = length(0) <= 2 || (length(0) == 4 && isYear());
    if (first == 0 && groups.size() > 1 && numberBefore && isItem() && !isPlus()) {
      readings.add(of(text, groups.subList(1, groups.size())));
    }
    return readings;
  }

  // "1) 611 22 33 44"
  private boolean isItem() {
    boolean bracket = separator(1).equals(") ") && text.charAt(start) != '(';
    return separator(1).equals(" ") || bracket;
  }

  private boolean isYear() {
    String year = text.substring(groups.get(0)[0], groups.get(0)[1]);
    return year.startsWith("19") || year.startsWith("20");
  }
}
