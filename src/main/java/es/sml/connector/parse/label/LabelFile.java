package es.sml.connector.parse.label;

import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** Reads the words of labels from labels.tsv. An error names file, line and the wrong value. */
final class LabelFile {
  private static final List<String> LANGUAGES =
      List.of("es", "ca", "gl", "eu", "pt", "fr", "de", "en", "it", "nl");
  private static final int WIDTH = 4;
  private static final int SHORTEST_JOINED = 6;

  private LabelFile() {}

  static void read(Path file, LabelTrie words, LabelSpelling spelling) {
    for (VocabularyFile.Row row : VocabularyFile.rows(file, WIDTH)) {
      LabelSense sense = sense(row);
      StringTokenizer phrases = new StringTokenizer(row.text(3), ",");
      while (phrases.hasMoreTokens()) {
        List<String> phrase = LabelTokens.of(phrases.nextToken()).words();
        if (phrase.isEmpty()) {
          throw row.wrong(
              "vocabulary.empty-phrase", "has an empty phrase; delete one of its commas");
        }
        words.add(phrase, sense);
        addJoined(phrase, sense, words, spelling);
      }
    }
  }

  /** Adds the phrase as identifiers write it: "firstname". */
  private static void addJoined(
      List<String> phrase, LabelSense sense, LabelTrie words, LabelSpelling spelling) {
    if (sense.part() != null || sense.beside() != 0) {
      return;
    }
    String joined = String.join("", phrase);
    if (phrase.size() > 1 && joined.length() >= SHORTEST_JOINED) {
      words.add(List.of(joined), sense);
    } else if (phrase.size() == 1 && sense.head() != null) {
      spelling.add(joined);
    }
  }

  private static LabelSense sense(VocabularyFile.Row row) {
    int languages = languages(row);
    String meaning = row.text(1);
    return switch (row.text(0)) {
      case "head" -> LabelSense.head(field(row, meaning), languages);
      case "modifier" ->
          LabelSense.beside(
              meaning.equals("any") ? LabelSense.ANY_FIELD : LabelRules.bit(field(row, meaning)),
              languages);
      case "part" -> LabelSense.part(named(row, LabelPart.values(), meaning), languages);
      case "negative" -> LabelSense.role(named(row, LabelRole.values(), meaning), languages);
      default ->
          throw row.wrong(
              "vocabulary.label-kind",
              "begins with {0}; use head, modifier, part or negative",
              row.text(0));
    };
  }

  private static int languages(VocabularyFile.Row row) {
    String language = row.text(2);
    if (language.isEmpty()) {
      return LabelSense.ALL_LANGUAGES;
    }
    if (!LANGUAGES.contains(language)) {
      throw row.wrong(
          "vocabulary.language",
          "has the unknown language {0}; use - or one of {1}",
          language,
          String.join(", ", LANGUAGES));
    }
    return 1 << LANGUAGES.indexOf(language);
  }

  private static LeadField field(VocabularyFile.Row row, String name) {
    Optional<LeadField> field = LeadField.named(name);
    if (field.isEmpty()) {
      throw row.wrong(
          "vocabulary.field",
          "has the unknown field {0}; use one of {1}",
          name,
          LeadField.allWritten());
    }
    return field.get();
  }

  private static <E extends Enum<E>> E named(VocabularyFile.Row row, E[] all, String name) {
    for (E one : all) {
      if (Letters.lower(one.name()).replace('_', '-').equals(name)) {
        return one;
      }
    }
    throw row.wrong("vocabulary.meaning", "has the unknown meaning {0}", name);
  }
}
