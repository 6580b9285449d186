package es.sml.connector.parse.text;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a vocabulary file by their kind.
 *
 * @param <K> the kinds; the file has their names
 */
public final class WordSets<K extends Enum<K>> {
  private final Map<K, Set<String>> words;

  private WordSets(Class<K> kinds) {
    words = new EnumMap<>(kinds);
    for (K kind : kinds.getEnumConstants()) {
      words.put(kind, new HashSet<>());
    }
  }

  /**
   * Reads a file with rows of a kind and its words between bars.
   *
   * @throws es.sml.connector.failure.InvalidFormatFileException naming file and line, if a kind is
   *     unknown
   */
  public static <K extends Enum<K>> WordSets<K> load(Path file, Class<K> kinds) {
    WordSets<K> sets = new WordSets<>(kinds);
    List<K> all = List.of(kinds.getEnumConstants());
    for (VocabularyFile.Row row : VocabularyFile.rows(file, 2)) {
      Set<String> words = sets.words.get(row.kind(all));
      for (String word : row.list(1)) {
        words.add(Letters.plain(word));
      }
    }
    return sets;
  }

  /** Returns whether the word, in small letters without accents, is of that kind. */
  public boolean is(K kind, String plain) {
    return words.get(kind).contains(plain);
  }
}
