package es.sml.connector.parse.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words and phrases of labels with their senses, word by word. */
final class LabelTrie {
  private static final List<LabelSense> NONE = List.of();

  private final Map<String, LabelTrie> next = new HashMap<>(2);
  private List<LabelSense> senses = NONE;

  /** Adds a sense of the phrase; senses that differ only in language become one. */
  void add(List<String> phrase, LabelSense sense) {
    LabelTrie end = this;
    for (String word : phrase) {
      end = end.next.computeIfAbsent(word, first -> new LabelTrie());
    }
    if (end.senses.isEmpty()) {
      end.senses = List.of(sense);
      return;
    }
    List<LabelSense> merged = new ArrayList<>(end.senses.size() + 1);
    boolean known = false;
    for (LabelSense other : end.senses) {
      boolean like = other.isLike(sense);
      merged.add(like ? other.with(sense) : other);
      known |= like;
    }
    if (!known) {
      merged.add(sense);
    }
    end.senses = List.copyOf(merged);
  }

  /** Returns the node after the word; null if no phrase goes on with it. */
  LabelTrie after(String word) {
    return next.get(word);
  }

  /** Returns the senses of the phrase that ends here; empty if none does. */
  List<LabelSense> senses() {
    return senses;
  }

  /** Returns the senses of the phrase; empty if it is unknown. */
  List<LabelSense> of(List<String> phrase) {
    LabelTrie end = this;
    for (int i = 0; i < phrase.size() && end != null; i++) {
      end = end.next.get(phrase.get(i));
    }
    return end == null ? NONE : end.senses;
  }

  /** Returns the senses of a single word; empty if it is unknown. */
  List<LabelSense> of(String word) {
    LabelTrie end = next.get(word);
    return end == null ? NONE : end.senses;
  }
}
