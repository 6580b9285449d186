package es.sml.connector.learn.layout;

import es.sml.connector.parse.FormatTrial;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that lines of several mails share, in their order, and the values between them.
 *
 * @param pieces the shared texts; the first and the last may be empty
 * @param gaps for each place between two pieces, the value of each line
 */
public record Skeleton(List<String> pieces, List<List<String>> gaps) {
  private static final int LONGEST_WEAK_WORD = 3;

  public static Skeleton of(List<String> lines) {
    List<String> shared = constants(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      shared = common(shared, constants(line));
    }
    List<List<Integer>> runs = new ArrayList<>();
    List<List<LineToken>> tokens = lines.stream().map(LineToken::of).toList();
    List<int[]> places = new ArrayList<>();
    for (List<LineToken> line : tokens) {
      places.add(places(shared, line));
    }
    for (int i = 0; i < shared.size(); i++) {
      boolean joined = i > 0 && isJoined(places, i);
      if (!joined) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(i);
    }
    runs.removeIf(run -> isWeak(run, lines, tokens, places));
    return cut(lines, tokens, places, runs);
  }

  /** Returns the number of letters in the words that two lines share. */
  public static int sharedLetters(String one, String other) {
    return common(constants(one), constants(other)).stream()
        .filter(word -> Character.isLetter(word.charAt(0)))
        .mapToInt(String::length)
        .sum();
  }

  private static Skeleton cut(
      List<String> lines,
      List<List<LineToken>> tokens,
      List<int[]> places,
      List<List<Integer>> runs) {
    List<String> pieces = new ArrayList<>();
    List<List<String>> gaps = new ArrayList<>();
    int[] ends = new int[lines.size()];
    if (runs.isEmpty() || !begins(places, runs.get(0))) {
      pieces.add("");
      gaps.add(new ArrayList<>());
    }
    for (List<Integer> run : runs) {
      for (int i = 0; i < lines.size(); i++) {
        int start = tokens.get(i).get(places.get(i)[run.get(0)]).start();
        if (!gaps.isEmpty()) {
          gaps.get(gaps.size() - 1).add(lines.get(i).substring(ends[i], start).strip());
        }
        ends[i] = tokens.get(i).get(places.get(i)[run.get(run.size() - 1)]).end();
        if (i == 0) {
          pieces.add(lines.get(0).substring(start, ends[0]));
        }
      }
      gaps.add(new ArrayList<>());
    }
    boolean open = false;
    for (int i = 0; i < lines.size(); i++) {
      String rest = lines.get(i).substring(ends[i]).strip();
      gaps.get(gaps.size() - 1).add(rest);
      open |= !rest.isEmpty();
    }
    if (open) {
      pieces.add("");
    } else {
      gaps.remove(gaps.size() - 1);
    }
    return new Skeleton(pieces, gaps);
  }

  private static boolean begins(List<int[]> places, List<Integer> run) {
    return places.stream().allMatch(place -> place[run.get(0)] == 0);
  }

  private static boolean isJoined(List<int[]> places, int word) {
    return places.stream().allMatch(place -> place[word] == place[word - 1] + 1);
  }

  /** A short word alone between two values may be a part of both, as "de" in names. */
  private static boolean isWeak(
      List<Integer> run, List<String> lines, List<List<LineToken>> tokens, List<int[]> places) {
    LineToken token = tokens.get(0).get(places.get(0)[run.get(0)]);
    return run.size() == 1
        && token.isWord()
        && token.key().length() <= LONGEST_WEAK_WORD
        && token.start() > 0
        && token.end() < lines.get(0).length();
  }

  private static List<String> constants(String line) {
    return LineToken.of(line).stream()
        .filter(LineToken::mayBeConstant)
        .map(LineToken::key)
        .toList();
  }

  /** Returns the place of each shared word in the line, from the right, so that gaps are short. */
  private static int[] places(List<String> shared, List<LineToken> line) {
    int[] places = new int[shared.size()];
    int at = 0;
    for (int i = 0; i < shared.size(); i++) {
      while (!line.get(at).key().equals(shared.get(i))) {
        at++;
      }
      places[i] = at++;
    }
    // Words at the end of the line belong together.
    int last = line.size() - 1;
    for (int i = shared.size() - 1; i >= 0 && last >= 0; i--, last--) {
      if (!line.get(last).key().equals(shared.get(i))) {
        break;
      }
      places[i] = last;
    }
    return places;
  }

  /** Returns the longest common subsequence. */
  static List<String> common(List<String> one, List<String> other) {
    FormatTrial.step(); // many long lines take the square of their number
    int[][] lengths = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            one.get(i).equals(other.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    List<String> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      if (one.get(i).equals(other.get(j))) {
        common.add(one.get(i));
        i++;
        j++;
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
