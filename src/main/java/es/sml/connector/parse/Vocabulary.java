package es.sml.connector.parse;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phrase.Phrases;
import java.nio.file.Path;

/** The words by which the parser understands messages, from config/vocabulary. */
record Vocabulary(LabelWords labels, CarNames cars, PersonNames people, Phrases phrases) {
  /**
   * Reads the vocabulary.
   *
   * @param directory such as config/vocabulary
   */
  static Vocabulary load(Path directory) {
    return new Vocabulary(
        LabelWords.load(directory),
        CarNames.load(directory),
        PersonNames.load(directory),
        Phrases.load(directory));
  }
}
