package es.sml.connector.parse.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.failure.UnreadableMessageException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSLT file that turns foreign JSON into the fields of one lead, or into a list of leads. Null
 * means that the JSON is of another kind.
 *
 * @param name the file's name without its ending, shown as the format's name
 */
public record JsonMapping(String name, Expression expression) {
  private static final String ENDING = ".jslt";

  /**
   * Returns the mappings of all *.jslt files, by file name; none if the directory is missing.
   *
   * @throws InvalidFormatFileException for a file that is not valid JSLT
   */
  public static List<JsonMapping> load(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(JsonMapping::read)
          .toList();
    } catch (IOException e) {
      throw InvalidFormatFileException.unlisted(directory);
    }
  }

  private static JsonMapping read(Path file) {
    String fileName = file.getFileName().toString();
    try {
      return new JsonMapping(
          fileName.substring(0, fileName.length() - ENDING.length()),
          new Parser(new StringReader(Files.readString(file)))
              .withSource(fileName)
              .withFunctions(BoundedRegex.FUNCTIONS)
              .compile());
    } catch (JsltException e) {
      throw MappingFaults.of(file, e);
    } catch (IOException e) {
      throw InvalidFormatFileException.unreadable(file);
    }
  }

  /**
   * Returns the result of the mapping.
   *
   * @throws UnreadableMessageException if the mapping fails
   */
  JsonNode apply(JsonNode json) {
    try {
      return expression.apply(json);
    } catch (JsltException e) {
      // Its message may quote the JSON.
      throw new UnreadableMessageException(
          "mapping "
              + name
              + " fails on this JSON"
              + (e.getLine() > 0 ? ", at line " + e.getLine() + " of its file" : "")
              + "; correct the mapping and replay the message");
    } catch (StackOverflowError e) {
      throw new UnreadableMessageException(
          "mapping " + name + " calls itself endlessly; correct it and replay the message");
    }
  }
}
