package es.sml.connector.parse.label;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the senses of one label's words, the longest phrases first. Decides how many unknown or
 * misspelt words a label may have.
 */
final class LabelSenses {
  private static final double UNKNOWN = 0.4;
  private static final double MISSPELT = 0.1;

  private final LabelTrie words;
  private final LabelTrie more;
  private final LabelSpelling spelling;
  private final List<List<LabelSense>> senses = new ArrayList<>(6);
  private String unknown;
  private double penalty;

  LabelSenses(LabelTrie words, LabelTrie more, LabelSpelling spelling) {
    this.words = words;
    this.more = more;
    this.spelling = spelling;
  }

  /** Returns the senses of each phrase. */
  List<List<LabelSense>> senses() {
    return senses;
  }

  /** Returns how much a misspelt or unknown word takes from the confidence. */
  double penalty() {
    return penalty;
  }

  /** Finds the senses; returns false if more than one word is unknown. */
  boolean read(List<String> label) {
    int next = 0;
    while (next < label.size()) {
      int end = longest(label, next);
      if (end == next) {
        if (unknown != null) {
          return false;
        }
        unknown = label.get(next++);
      } else {
        next = end;
      }
    }
    if (unknown != null) {
      explainUnknown();
    }
    return !senses.isEmpty();
  }

  /** Takes the longest phrase from that word; returns the index after it. */
  private int longest(List<String> label, int first) {
    int end = first;
    List<LabelSense> found = List.of();
    LabelTrie node = words;
    LabelTrie added = more;
    for (int i = first; i < label.size() && (node != null || added != null); i++) {
      String word = label.get(i);
      node = node == null ? null : node.after(word);
      added = added == null ? null : added.after(word);
      if (node != null && !node.senses().isEmpty()) {
        found = node.senses();
        end = i + 1;
      }
      if (added != null && !added.senses().isEmpty()) {
        found = added.senses();
        end = i + 1;
      }
    }
    if (end > first) {
      senses.add(found);
    }
    return end;
  }

  private void explainUnknown() {
    List<String> pieces = spelling.known(unknown);
    if (pieces.isEmpty()) {
      String corrected = spelling.corrected(unknown);
      penalty += corrected == null ? UNKNOWN : MISSPELT;
      pieces = corrected == null ? List.of() : List.of(corrected);
    }
    pieces.forEach(piece -> senses.add(words.of(piece)));
  }
}
