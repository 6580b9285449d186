package es.sml.connector.sml.vocabulary;

import java.nio.file.Path;

/** Names of fuels and places in config/vocabulary, which find the entries of SML's lists. */
public final class SmlWords {
  private final Fuels fuels;
  private final Synonyms provinces;
  private final Synonyms municipalities;

  private SmlWords(Fuels fuels, Synonyms provinces, Synonyms municipalities) {
    this.fuels = fuels;
    this.provinces = provinces;
    this.municipalities = municipalities;
  }

  /**
   * Reads the files of the names.
   *
   * @param directory such as config/vocabulary
   * @throws es.sml.connector.failure.InvalidFormatFileException naming file and line
   */
  public static SmlWords load(Path directory) {
    return new SmlWords(
        Fuels.load(directory.resolve("fuels.tsv")),
        Synonyms.load(directory.resolve("provinces.tsv")),
        Synonyms.load(directory.resolve("municipalities.tsv")));
  }

  public Fuels fuels() {
    return fuels;
  }

  public Synonyms provinces() {
    return provinces;
  }

  public Synonyms municipalities() {
    return municipalities;
  }
}
