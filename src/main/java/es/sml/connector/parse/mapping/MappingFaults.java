package es.sml.connector.parse.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.schibsted.spt.data.jslt.JsltException;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Explains why a file is no mapping. The library's own texts name tokens of its grammar. */
final class MappingFaults {
  private static final Pattern PLACE = Pattern.compile(" at line (\\d+), column (\\d+)");
  private static final LocalizedText END =
      LocalizedText.of(
          "mapping.end",
          "the mapping ends too early: close its brackets and quotes, and give it a result");
  private static final LocalizedText TOKEN =
      LocalizedText.of(
          "mapping.token",
          "column {1}: {0} cannot stand here; check the commas, quotes and brackets");

  private static final LocalizedText SIGN =
      LocalizedText.of(
          "mapping.sign",
          "column {0}: {1} cannot stand here; check the commas, quotes and brackets");

  private static final List<Known> KNOWN =
      List.of(
          new Known("Encountered:? \"?<EOF>", END),
          new Known("Encountered \" .* \"(.*) \"\" at line \\d+, column (\\d+)", TOKEN),
          new Known("Lexical error at line \\d+, column (\\d+)\\.\\s+Encountered: \"(.*)\" ", SIGN),
          new Known(
              "No such function:? '(.*)'",
              LocalizedText.of("mapping.function", "there is no function {0}")),
          new Known(
              "(?:No such module|Cannot load resource):? '(.*)'",
              LocalizedText.of(
                  "mapping.module",
                  "the module {0} cannot be used; write its text into this file")),
          new Known(
              "duplicate key '(.*)'",
              LocalizedText.of("yaml.duplicate-key", "the key {0} is set twice")),
          new Known(
              "Function '(.*)' needs (.*) arguments, got (.*)",
              LocalizedText.of(
                  "mapping.arguments", "the function {0} needs {1} arguments, and not {2}")),
          new Known(
              "regular expression '(.*)'",
              LocalizedText.of("mapping.expression", "{0} is not a valid regular expression")),
          new Known(
              "Unknown escape sequence: (.*)",
              LocalizedText.of(
                  "mapping.escape", "a text has {0}; a backslash is written as two of them")));

  private MappingFaults() {}

  /** A text of the library, and what it means. */
  private record Known(Pattern pattern, LocalizedText meaning) {
    Known(String pattern, LocalizedText meaning) {
      this(Pattern.compile(pattern), meaning);
    }

    LocalizedText with(Matcher found) {
      return meaning.with(
          IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group).toArray());
    }
  }

  // The text lists all expected tokens over many lines. It names the exact place; the exception
  // names only the place before it.
  static InvalidFormatFileException of(Path file, JsltException e) {
    String text = e.getMessageWithoutLocation().lines().findFirst().orElse("").strip();
    Matcher place = PLACE.matcher(text);
    int line = place.find() ? Integer.parseInt(place.group(1)) : Math.max(e.getLine(), 0);
    return new InvalidFormatFileException(file, line, "", reason(text));
  }

  private static LocalizedText reason(String text) {
    for (Known known : KNOWN) {
      Matcher found = known.pattern().matcher(text);
      if (found.find()) {
        return known.with(found);
      }
    }
    return LocalizedText.of("mapping.invalid", "this is not JSLT: {0}", text);
  }
}
