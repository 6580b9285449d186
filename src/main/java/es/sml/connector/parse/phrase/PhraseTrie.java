package es.sml.connector.parse.phrase;

import es.sml.connector.parse.text.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tens of thousands of phrases as paths of words, compact and quick to search. A node is a number,
 * and node 0 begins every phrase.
 */
final class PhraseTrie {
  /** The word that stands for up to three words of a text. */
  static final String GAP = "*";

  /** A word that is in no phrase. */
  static final int UNKNOWN = -1;

  private static final int LONGEST_GAP = 3;
  private static final int GAP_WORD = 0;

  private final Map<String, Integer> words = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private int[] slots = new int[1 << 12];
  private int[] parents = new int[1 << 10];
  private int[] lastWords = new int[1 << 10];
  private int size = 1;

  PhraseTrie() {
    word(GAP);
  }

  /** Receives each node that a text reaches. */
  interface NodeConsumer {
    /**
     * Receives a node.
     *
     * @param last index of the text's last word on the way to it
     */
    void at(int node, int last);
  }

  /** Returns the nodes after those, for each choice of the next word. */
  int[] add(int[] nodes, List<String> choices) {
    int[] next = new int[nodes.length * choices.size()];
    int count = 0;
    for (int node : nodes) {
      for (String choice : choices) {
        next[count++] = add(node, word(choice));
      }
    }
    return next;
  }

  /** Returns the number of nodes. */
  int size() {
    return size;
  }

  private int word(String word) {
    Integer known = words.putIfAbsent(word, words.size());
    if (known == null) {
      written.add(word);
    }
    return known == null ? words.size() - 1 : known;
  }

  private int add(int parent, int word) {
    int slot = slot(parent, word);
    if (slots[slot] == 0) {
      if (size == parents.length) {
        parents = Arrays.copyOf(parents, 2 * size);
        lastWords = Arrays.copyOf(lastWords, 2 * size);
      }
      parents[size] = parent;
      lastWords[size] = word;
      slots[slot] = size++;
      if (2 * size > slots.length) {
        grow();
      }
      return size - 1;
    }
    return slots[slot];
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int node = 1; node < size; node++) {
      slots[slot(parents[node], lastWords[node])] = node;
    }
  }

  /** Returns the slot of the child, or the free one where it belongs. */
  private int slot(int parent, int word) {
    int mask = slots.length - 1;
    int hash = parent * 0x9E3779B1 + word * 0x85EBCA6B;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] != 0 && (parents[slots[slot]] != parent || lastWords[slots[slot]] != word)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int child(int parent, int word) {
    return word == UNKNOWN ? 0 : slots[slot(parent, word)];
  }

  /** Returns the number of each word of a text. */
  int[] numbers(Words text) {
    int[] numbers = new int[text.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = words.getOrDefault(text.word(i), UNKNOWN);
    }
    return numbers;
  }

  /** Visits the nodes of all beginnings of phrases at that word, shorter ones first. */
  void forEachNode(int[] text, int first, NodeConsumer consumer) {
    forEachNode(text, first, 0, consumer);
  }

  private void forEachNode(int[] text, int at, int node, NodeConsumer consumer) {
    int next = at < text.length ? child(node, text[at]) : 0;
    if (next != 0) {
      consumer.at(next, at);
      forEachNode(text, at + 1, next, consumer);
    }
    int gap = node == 0 ? 0 : child(node, GAP_WORD);
    for (int skipped = 0; gap != 0 && skipped <= LONGEST_GAP; skipped++) {
      int after = at + skipped < text.length ? child(gap, text[at + skipped]) : 0;
      if (after != 0) {
        consumer.at(after, at + skipped);
        forEachNode(text, at + skipped + 1, after, consumer);
      }
    }
  }

  /** Returns the phrase of a node, as in the vocabulary. */
  String phrase(int node) {
    Deque<String> phrase = new ArrayDeque<>();
    for (int next = node; next != 0; next = parents[next]) {
      phrase.addFirst(written.get(lastWords[next]));
    }
    return String.join(" ", phrase);
  }
}
