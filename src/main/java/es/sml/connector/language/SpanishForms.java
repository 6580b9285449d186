package es.sml.connector.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a file of lines with an English text, a tab and its Spanish form. */
final class SpanishForms {
  private SpanishForms() {}

  /** Returns the Spanish form of each English text, in the order of the file. */
  static Map<String, String> read(String name) {
    Map<String, String> forms = new LinkedHashMap<>();
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                SpanishForms.class.getResourceAsStream("/language/" + name + "_es.tsv"),
                StandardCharsets.UTF_8))) {
      file.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(form -> forms.put(form[0], form[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
    return forms;
  }
}
