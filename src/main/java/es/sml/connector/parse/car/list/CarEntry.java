package es.sml.connector.parse.car.list;

import es.sml.connector.parse.text.VocabularyFile.Row;

/**
 * One meaning of a name in the list of cars, and the condition under which it counts without its
 * make.
 *
 * @param make as listed
 * @param model as listed; null for the make itself
 * @param key of the model, or of the make
 * @param alone how the name counts without its make
 */
public record CarEntry(String make, String model, String key, Alone alone) {
  /** Conditions under which a name counts without its make. */
  public enum Alone {
    /** A make whose unlisted models are believed. */
    ANY,
    /** Always. */
    YES,
    /** After an article, or with a version. */
    ARTICLE,
    /** After an article and with a capital letter, or with a version. */
    CAPITAL,
    /** With a version only. For a make: with a capital letter only. */
    NO;

    static Alone of(Row row) {
      String word = row.text(CarList.ALONE);
      return switch (word) {
        case "any" -> ANY;
        case "yes" -> YES;
        case "article" -> ARTICLE;
        case "capital" -> CAPITAL;
        case "no" -> NO;
        default ->
            throw row.wrong(
                "vocabulary.alone",
                "column 3 is \"{0}\"; use any, yes, article, capital or no",
                word);
      };
    }
  }

  public boolean hasNoModel() {
    return model == null;
  }

  CarEntry believed(Alone other) {
    return new CarEntry(make, model, key, other);
  }
}
