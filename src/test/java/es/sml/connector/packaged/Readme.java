package es.sml.connector.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** README.md as tests see it: its shell blocks, the code in its sentences and its tables. */
final class Readme {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  private final String text;

  private Readme(String text) {
    this.text = text;
  }

  static Readme read() throws IOException {
    return new Readme(Files.readString(Path.of("README.md")));
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
        .toList();
  }

  /** The one piece of code in a sentence that starts so. */
  String code(String start) {
    List<String> found =
        codeIn(FENCED.matcher(text).replaceAll("")).stream()
            .filter(code -> code.startsWith(start))
            .toList();
    return only("code", start, found);
  }

  /** The pieces of code within a text. */
  static List<String> codeIn(String text) {
    return CODE.matcher(text).results().map(code -> code.group(1)).toList();
  }

  /** The rows of the table right below a heading, without its head; each as its cells. */
  List<List<String>> table(String heading) {
    List<List<String>> rows =
        text.lines()
            .dropWhile(line -> !line.equals("## " + heading))
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(Readme::cells)
            .toList();
    if (rows.isEmpty()) {
      throw new AssertionError("README.md has no table below " + heading);
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
      throw new AssertionError("README.md has " + found.size() + " " + kind + " of: " + part);
    }
    return found.get(0);
  }
}
