package es.sml.connector.parse.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the known words in an unknown word of a label: a plural, joined words or one wrong
 * character.
 */
final class LabelSpelling {
  private static final int SHORTEST_MISSPELT = 7;
  private static final int SHORTEST_JOINED = 7;
  private static final int SHORTEST_PIECE = 3;
  private static final int SHORTEST_PLURAL = 5;
  private static final int LONGEST = 40;

  private final LabelTrie words;

  /** The names of fields by their first character and their length. */
  private final Map<Integer, List<String>> heads = new HashMap<>();

  LabelSpelling(LabelTrie words) {
    this.words = words;
  }

  /** Adds a word that people may misspell. */
  void add(String head) {
    if (head.length() >= SHORTEST_MISSPELT) {
      List<String> alike = heads.computeIfAbsent(key(head, head.length()), k -> new ArrayList<>(4));
      if (!alike.contains(head)) {
        alike.add(head);
      }
    }
  }

  /** Returns the known words that the unknown one stands for; empty if there are none. */
  List<String> known(String unknown) {
    if (unknown.length() < SHORTEST_PLURAL || unknown.length() > LONGEST) {
      return List.of();
    }
    if (unknown.endsWith("s")) {
      String one = unknown.substring(0, unknown.length() - 1);
      if (!words.of(one).isEmpty()) {
        return List.of(one);
      }
    }
    List<String> pieces = new ArrayList<>(2);
    return unknown.length() >= SHORTEST_JOINED && split(unknown, 0, pieces) ? pieces : List.of();
  }

  /** Returns the only known word that differs by one letter; null if there is none. */
  String corrected(String unknown) {
    String found = null;
    for (int length = unknown.length() - 1; length <= unknown.length() + 1; length++) {
      for (String head : heads.getOrDefault(key(unknown, length), List.of())) {
        if (differsByOne(unknown, head)) {
          if (found != null) {
            return null;
          }
          found = head;
        }
      }
    }
    return found;
  }

  private boolean split(String text, int start, List<String> pieces) {
    if (start == text.length()) {
      return pieces.size() > 1;
    }
    if (pieces.size() == 3) {
      return false;
    }
    for (int end = text.length(); end >= start + SHORTEST_PIECE; end--) {
      String piece = text.substring(start, end);
      if (!words.of(piece).isEmpty()) {
        pieces.add(piece);
        if (split(text, end, pieces)) {
          return true;
        }
        pieces.remove(pieces.size() - 1);
      }
    }
    return false;
  }

  private static int key(String word, int length) {
    return word.charAt(0) * 64 + Math.min(length, 63);
  }

  /** Returns whether one letter is added, missing or changed, or two neighbours are swapped. */
  private static boolean differsByOne(String a, String b) {
    int begin = 0;
    int shorter = Math.min(a.length(), b.length());
    while (begin < shorter && a.charAt(begin) == b.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    int restOfA = a.length() - begin - end;
    int restOfB = b.length() - begin - end;
    boolean swapped =
        restOfA == 2
            && restOfB == 2
            && a.charAt(begin) == b.charAt(begin + 1)
            && a.charAt(begin + 1) == b.charAt(begin);
    return swapped || Math.max(restOfA, restOfB) == 1;
  }
}
