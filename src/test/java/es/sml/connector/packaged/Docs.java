package es.sml.connector.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of the top level and of docs/ as tests see them: shell blocks, code in sentences,
 * tables.
 */
final class Docs {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  private final String text;

  private Docs(String text) {
    this.text = text;
  }

  static Docs read() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path page : pages()) {
      all.append(Files.readString(page)).append('\n');
    }
    return new Docs(all.toString());
  }

  /** All pages, the README first. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(
                      "README.md", "README.es.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                  .map(Path::of),
              docs.filter(page -> page.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /** All blocks for the shell, in order. */
  List<String> shellBlocks() {
    return blocks("sh");
  }

  /** The one block for the shell with this in it. */
  String shellBlock(String part) {
    return only("shell block", part, shellBlocks().stream().filter(b -> b.contains(part)).toList());
  }

  /** The one block of YAML that starts so. */
  String yamlBlock(String start) {
    return only(
        "YAML block", start, blocks("yaml").stream().filter(b -> b.startsWith(start)).toList());
  }

  private List<String> blocks(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .distinct()
        .toList();
  }

  /** The one piece of code in a sentence that starts so. */
  String code(String start) {
    List<String> found =
        codeIn(FENCED.matcher(text).replaceAll("")).stream()
            .filter(code -> code.startsWith(start))
            .distinct()
            .toList();
    return only("code", start, found);
  }

  /** The pieces of code within a text. */
  static List<String> codeIn(String text) {
    return CODE.matcher(text).results().map(code -> code.group(1)).toList();
  }

  /** All code of a text: the blocks, and a line for each piece within a sentence. */
  static String allCode(String text) {
    return Stream.concat(
            FENCED.matcher(text).results().map(MatchResult::group),
            codeIn(FENCED.matcher(text).replaceAll("")).stream())
        .collect(Collectors.joining("\n"));
  }

  /** The rows of the table right below a heading, without its head; each as its cells. */
  List<List<String>> table(String heading) {
    List<List<String>> rows =
        text.lines()
            .dropWhile(line -> !line.matches("##? " + Pattern.quote(heading)))
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(Docs::cells)
            .toList();
    if (rows.isEmpty()) {
      throw new AssertionError("no page has a table below " + heading);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.replaceAll("^\\||\\|$", "").split(" \\| ", -1))
        .map(String::strip)
        .toList();
  }

  private static String only(String kind, String part, List<String> found) {
    if (found.size() != 1) {
      throw new AssertionError("the pages have " + found.size() + " " + kind + " of: " + part);
    }
    return found.get(0);
  }
}
