package es.sml.connector.sml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of docs/sml-conformance.md: one statement of SML's manual.
 *
 * @param id the section and a number, such as create-lead.7
 * @param section an operation, or "general"
 * @param spans the codes of the column "contract"
 * @param test "row", "docs: PHRASE", or CLASS#METHOD
 */
public record ManualStatement(
    String id, String section, String text, List<String> spans, String test) {
  static final Path PAGE = Path.of("docs/sml-conformance.md");
  public static final List<ManualStatement> ALL = read();

  /** Returns the facts of the row, which a test compares with the contract. */
  public List<ManualFact> facts() {
    return spans.stream()
        .filter(span -> !isPlace(span))
        .map(span -> ManualFact.of(section, span))
        .toList();
  }

  /** Returns the classes, files and settings that keep the statement. */
  public List<String> places() {
    return spans.stream().filter(ManualStatement::isPlace).toList();
  }

  // A class, a file, or a key of the configuration.
  private static boolean isPlace(String span) {
    return span.matches(
        "[A-Z][a-zA-Z]+[a-z][a-zA-Z0-9]*|(docs|routes|config)/\\S+|[a-z]+\\.\\*\\.\\S+");
  }

  private static List<ManualStatement> read() {
    List<ManualStatement> statements = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(PAGE)) {
        if (line.matches("\\| [a-z0-9-]+\\.\\d+ \\|.*")) {
          String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
          if (cells.length != 5) {
            throw new IllegalStateException("a row needs five cells: " + line);
          }
          String id = cells[0].strip();
          List<String> spans =
              Pattern.compile("`([^`]+)`")
                  .matcher(cells[3])
                  .results()
                  .map(code -> code.group(1))
                  .toList();
          statements.add(
              new ManualStatement(
                  id,
                  id.substring(0, id.lastIndexOf('.')),
                  cells[1].strip(),
                  spans,
                  cells[4].strip().replace("`", "")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(statements);
  }

  @Override
  public String toString() {
    return id;
  }
}
