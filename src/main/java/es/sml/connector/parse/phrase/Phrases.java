package es.sml.connector.parse.phrase;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Groups of phrases: what a text asks for, and what kind of message it is. They are the rows of all
 * files phrases*.tsv of the vocabulary.
 */
public final class Phrases {
  private static final String FILES = "phrases*.tsv";
  private static final int COLUMNS = 3;

  /** More phrases in one row are a mistake. */
  private static final int MOST_VARIANTS = 2_000;

  private static final End[] NONE = {};

  private final PhraseTrie trie = new PhraseTrie();
  private End[][] byNode = new End[1 << 10][];
  private final Set<String> groups = new LinkedHashSet<>();

  /**
   * The end of a phrase.
   *
   * @param first true if it must begin the text
   * @param label true if a colon or a bracket must follow
   */
  private record End(String group, boolean first, boolean label) {
    // The equality of a record costs time at its first use.
    boolean isLike(End other) {
      return group.equals(other.group) && first == other.first && label == other.label;
    }
  }

  /** The longest phrase of a group at a place. */
  private record Longest(int node, int last) {}

  private Phrases() {}

  /**
   * Reads the groups of phrases.
   *
   * @throws InvalidFormatFileException naming file and line of a wrong row
   */
  public static Phrases load(Path directory) {
    Phrases phrases = new Phrases();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, FILES)) {
      TreeSet<Path> sorted = new TreeSet<>();
      files.forEach(sorted::add);
      for (Path file : sorted) {
        for (VocabularyFile.Row row : VocabularyFile.rows(file, COLUMNS)) {
          phrases.add(row);
        }
      }
    } catch (IOException e) {
      throw InvalidFormatFileException.unlisted(directory);
    }
    phrases.byNode = Arrays.copyOf(phrases.byNode, phrases.trie.size());
    return phrases;
  }

  private void add(VocabularyFile.Row row) {
    String written = row.text(2);
    boolean first = written.startsWith("^");
    boolean label = written.endsWith(":");
    String phrase =
        written.substring(
            first ? 1 : 0, written.length() - (label && written.length() > 1 ? 1 : 0));
    int[] nodes = {0};
    for (String word : Letters.words(phrase)) {
      boolean optional = word.endsWith("?");
      int[] next = trie.add(nodes, choices(optional ? word.substring(0, word.length() - 1) : word));
      nodes = optional ? joined(nodes, next) : next;
      if (nodes.length > MOST_VARIANTS) {
        throw row.wrong(
            "vocabulary.variants", "stands for more than {0} phrases; split it", MOST_VARIANTS);
      }
    }
    if (row.text(0).isEmpty() || nodes[0] == 0) {
      throw row.wrong(
          "vocabulary.phrase", "needs a group, and a phrase with a word that must be there");
    }
    groups.add(row.text(0));
    End end = new End(row.text(0), first, label);
    if (trie.size() > byNode.length) {
      byNode = Arrays.copyOf(byNode, 2 * trie.size());
    }
    for (int node : nodes) {
      byNode[node] = with(end, byNode[node]);
    }
  }

  private static End[] with(End end, End[] known) {
    if (known == null) {
      return new End[] {end};
    }
    for (End other : known) {
      if (other.isLike(end)) {
        return known;
      }
    }
    End[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = end;
    return all;
  }

  private static List<String> choices(String word) {
    List<String> choices = new ArrayList<>();
    int start = 0;
    for (int bar = word.indexOf('|'); bar >= 0; bar = word.indexOf('|', start)) {
      choices.add(word.substring(start, bar));
      start = bar + 1;
    }
    choices.add(word.substring(start));
    return choices;
  }

  private static int[] joined(int[] one, int[] other) {
    int[] all = new int[one.length + other.length];
    System.arraycopy(one, 0, all, 0, one.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  /** Returns the names of all groups. */
  public Set<String> groups() {
    return Set.copyOf(groups);
  }

  /** Returns the names of the groups that have a phrase in the text. */
  public Set<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    in(Words.of(text)).forEach(phrase -> found.add(phrase.group()));
    return found;
  }

  /** Returns the phrases in the text, without overlaps within a group, from left to right. */
  public List<FoundPhrase> in(Words text) {
    List<FoundPhrase> found = new ArrayList<>();
    Map<String, Integer> lasts = new HashMap<>();
    Map<String, Longest> here = new HashMap<>();
    int[] numbers = trie.numbers(text);
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == PhraseTrie.UNKNOWN) {
        continue;
      }
      int start = i;
      trie.forEachNode(numbers, i, (node, last) -> keepLongest(node, start, last, text, here));
      for (Map.Entry<String, Longest> entry : here.entrySet()) {
        if (i > lasts.getOrDefault(entry.getKey(), -1)) {
          found.add(new FoundPhrase(entry.getKey(), trie.phrase(entry.getValue().node())));
          lasts.put(entry.getKey(), entry.getValue().last());
        }
      }
      here.clear();
    }
    return found;
  }

  private void keepLongest(
      int node, int start, int last, Words text, Map<String, Longest> longest) {
    for (End end : byNode[node] != null ? byNode[node] : NONE) {
      boolean inPlace =
          (!end.first() || start == 0) && (!end.label() || isLabel(text.text(), text.end(last)));
      Longest other = inPlace ? longest.get(end.group()) : null;
      if (inPlace && (other == null || other.last() < last)) {
        longest.put(end.group(), new Longest(node, last));
      }
    }
  }

  private static boolean isLabel(String text, int end) {
    int next = end;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\u00A0')) {
      next++;
    }
    return next < text.length() && (text.charAt(next) == ':' || text.charAt(next) == ']');
  }
}
