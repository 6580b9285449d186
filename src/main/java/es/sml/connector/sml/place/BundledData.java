package es.sml.connector.sml.place;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.setting.file.ProgramFile;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lists of names and places that ship with the connector. */
final class BundledData {
  private BundledData() {}

  /** Reads a YAML file of the class path. */
  static <T> T read(String resource, TypeReference<T> type) {
    try {
      return new YAMLMapper().readValue(ProgramFile.bytes(resource), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of a text file of the class path, without its comments. */
  static String[] lines(String resource) {
    return ProgramFile.text(resource)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toArray(String[]::new);
  }
}
