package es.sml.connector.parse.person;

import es.sml.connector.parse.phrase.PhraseTable;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import es.sml.connector.parse.text.Words;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lists of given names, surnames and words around names. All words are without accents. */
final class NameLists {
  private static final List<NameWord> KINDS = List.of(NameWord.values());

  private final Map<String, Certainty> given = new HashMap<>();
  private final Set<String> surnames = new HashSet<>();
  private final Map<NameWord, Set<String>> words = new EnumMap<>(NameWord.class);
  private final PhraseTable<NameWord> phrases = new PhraseTable<>();

  /** The reliability of a given name, as written in given-names.tsv. */
  enum Certainty {
    /** The word is a name. */
    CERTAIN,
    /** The word is a common word too. */
    WORD,
    /** The word is a car or a town too. */
    CAR_OR_TOWN
  }

  private NameLists() {
    for (NameWord kind : KINDS) {
      words.put(kind, new HashSet<>());
    }
  }

  /** Reads the lists. */
  static NameLists load(Path directory) {
    NameLists lists = new NameLists();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("given-names.tsv"), 2)) {
      lists.given.put(Letters.plain(row.text(0)), certainty(row));
    }
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("surnames.tsv"), 1)) {
      lists.surnames.add(Letters.plain(row.text(0)));
    }
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("name-words.tsv"), 2)) {
      lists.add(row.kind(KINDS), row.text(1));
    }
    return lists;
  }

  private static Certainty certainty(VocabularyFile.Row row) {
    return switch (row.text(1)) {
      case "1" -> Certainty.CERTAIN;
      case "2" -> Certainty.WORD;
      case "3" -> Certainty.CAR_OR_TOWN;
      default -> throw row.wrong("vocabulary.certainty", "the second column must be 1, 2 or 3");
    };
  }

  private void add(NameWord kind, String text) {
    if (kind.compareTo(NameWord.INTRODUCTION) < 0) {
      words.get(kind).add(Letters.plain(text));
    } else {
      phrases.add(text, kind);
    }
  }

  /** Returns whether the word belongs to that group. */
  boolean is(NameWord kind, String plain) {
    return words.get(kind).contains(plain);
  }

  /** Returns the reliability of a given name. Of "jean-baptiste" the first part decides. */
  Optional<Certainty> given(String plain) {
    int hyphen = plain.indexOf('-');
    return Optional.ofNullable(given.get(plain))
        .or(() -> Optional.ofNullable(hyphen < 0 ? null : given.get(plain.substring(0, hyphen))));
  }

  boolean isSurname(String plain) {
    int hyphen = plain.indexOf('-');
    return surnames.contains(plain)
        || (hyphen > 0 && surnames.contains(plain.substring(0, hyphen)));
  }

  /** Returns whether that phrase also is of the kind; some words are of two kinds. */
  boolean isAlso(NameWord kind, Words text, PhraseTable.Match<NameWord> phrase) {
    return phrases.allAt(text, phrase.first()).stream()
        .anyMatch(match -> match.value() == kind && match.last() == phrase.last());
  }

  /** Returns the phrase that begins at the word. */
  Optional<PhraseTable.Match<NameWord>> phraseAt(Words text, int first) {
    return phrases.at(text, first);
  }
}
