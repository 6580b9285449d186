package es.sml.connector.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a file of lines with an English text, its Spanish form and perhaps a code, with tabs. */
final class SpanishForms {
  private SpanishForms() {}

  /**
   * An English text with its Spanish form.
   *
   * @param code null if it has none
   */
  record Form(String english, String spanish, String code) {}

  /** Returns the forms in the order of the file. */
  static List<Form> read(String name) {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                SpanishForms.class.getResourceAsStream("/language/" + name + "_es.tsv"),
                StandardCharsets.UTF_8))) {
      return file.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .map(form -> new Form(form[0], form[1], form.length < 3 ? null : form[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
  }
}
