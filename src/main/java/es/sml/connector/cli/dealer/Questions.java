package es.sml.connector.cli.dealer;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Function;

/** Asks a person questions, each until its answer can be used. */
record Questions(BufferedReader in, PrintWriter out) {
  /**
   * Asks until the answer can be read.
   *
   * @param usual the answer of an empty line; null if there is none
   * @param reading throws IllegalArgumentException with the reason if it cannot use the answer
   */
  <T> T ask(String question, String usual, Function<String, T> reading) {
    while (true) {
      out.print(question + (usual == null ? ": " : " [" + usual + "]: "));
      out.flush();
      String answer = line();
      try {
        return reading.apply(answer.isEmpty() && usual != null ? usual : answer);
      } catch (IllegalArgumentException e) {
        say(LocalizedText.of(e).shown());
      }
    }
  }

  /** Reads an answer that must be one of these. */
  static String oneOf(String typed, Collection<String> all) {
    if (!all.contains(typed)) {
      throw new InvalidSettingException(
          "add-dealer.one-of", "write one of these: {0}", String.join(", ", all));
    }
    return typed;
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  private String line() {
    try {
      String line = in.readLine();
      if (line == null) {
        throw new IllegalStateException(
            LocalizedText.say("add-dealer.ended", "the input has ended; no file was changed"));
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    }
  }
}
