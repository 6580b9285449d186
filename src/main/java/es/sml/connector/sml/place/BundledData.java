package es.sml.connector.sml.place;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lists of names and places that ship with the connector. */
final class BundledData {
  private BundledData() {}

  /** Reads a YAML file of the class path. */
  static <T> T read(String resource, TypeReference<T> type) {
    try (InputStream in = BundledData.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of a text file of the class path, without its comments. */
  static String[] lines(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                BundledData.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
