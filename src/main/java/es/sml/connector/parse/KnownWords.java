package es.sml.connector.parse;

import es.sml.connector.parse.labelled.FormatTemplates;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Words of messages that are no personal data: labels, domains of portals, and words in the names
 * of vehicles.
 *
 * @param labels labels before values, as written
 * @param portals domains of portals and makers, in small letters
 * @param cars words in the names of vehicles, in small letters, without accents
 * @param providers names of portals, of templates' providers and of advertisers, in small letters
 */
public record KnownWords(
    Set<String> labels, Set<String> portals, Set<String> cars, Set<String> providers) {
  // Formats without a template name these.
  private static final Set<String> ADVERTISERS = Set.of("meta", "google ads", "whatsapp");

  private static final int CAR_COLUMNS = 5;

  /**
   * Returns the words of the format files and of the vocabulary.
   *
   * @param configuration the directory that contains formats/ and vocabulary/
   */
  public static KnownWords load(Path configuration) {
    Path vocabulary = configuration.resolve("vocabulary");
    Set<String> portals = new HashSet<>();
    Set<String> providers = new HashSet<>(ADVERTISERS);
    for (VocabularyFile.Row row : VocabularyFile.rows(vocabulary.resolve("portals.tsv"), 2)) {
      portals.add(Letters.lower(row.text(0)));
      providers.add(Letters.lower(row.text(1)));
    }
    FormatTemplates.providers(configuration.resolve("formats"))
        .forEach(name -> providers.add(Letters.lower(name)));
    Set<String> cars = new HashSet<>();
    for (VocabularyFile.Row row :
        VocabularyFile.rows(vocabulary.resolve("cars.tsv"), CAR_COLUMNS)) {
      for (int column : new int[] {0, 1, 3, 4}) {
        addWords(row.text(column), cars);
      }
    }
    for (VocabularyFile.Row row : VocabularyFile.rows(vocabulary.resolve("car-versions.tsv"), 2)) {
      addWords(row.text(0), cars);
    }
    return new KnownWords(
        FormatTemplates.labels(configuration.resolve("formats")),
        Set.copyOf(portals),
        Set.copyOf(cars),
        Set.copyOf(providers));
  }

  private static void addWords(String text, Set<String> words) {
    StringBuilder word = new StringBuilder();
    for (char c : (Letters.plain(text) + " ").toCharArray()) {
      if (c == ' ' || c == ',') {
        if (word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
  }
}
