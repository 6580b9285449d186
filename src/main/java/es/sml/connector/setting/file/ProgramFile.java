package es.sml.connector.setting.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files that ship in the program, such as lists of names and pages. */
public final class ProgramFile {
  private ProgramFile() {}

  /**
   * Returns the content of a file.
   *
   * @param name the path in the program, which begins with a slash
   */
  public static byte[] bytes(String name) {
    try (InputStream file = ProgramFile.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
