package es.sml.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The index of docs/architecture.md: each file with the first paragraph of its own description. */
final class FileIndex {
  private static final Path JAVA = Path.of("src/main/java/es/sml/connector");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern LINK = Pattern.compile("\\{@\\w+ +[\\w.]*?#?([^ }#]+)[^}]*}");
  private static final Pattern PARAGRAPH = Pattern.compile("(?s)(.*?)(?=<p>|<ul>|<pre>|\\s@|$).*");

  private FileIndex() {}

  /** Returns the index as Markdown: routes, vocabulary and queries, then the Java packages. */
  static String markdown() {
    return section("routes", FileIndex::comment)
        // The other sentences describe the columns.
        + section("config/vocabulary", text -> comment(text).replaceFirst("(?<=[.]) .*", ""))
        + section("src/main/resources/db/query", FileIndex::comment)
        + packages().map(FileIndex::javaPackage).collect(Collectors.joining());
  }

  private static Stream<Path> packages() {
    try (Stream<Path> files = Files.walk(JAVA)) {
      return files.filter(Files::isDirectory).sorted().toList().stream()
          .filter(folder -> Files.exists(folder.resolve("package-info.java")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String javaPackage(Path folder) {
    List<Path> classes = files(folder, ".java");
    return section(
        JAVA.relativize(folder).toString(),
        javadoc(read(folder.resolve("package-info.java"))) + "\n\n",
        classes.stream().filter(file -> !file.endsWith("package-info.java")).toList(),
        FileIndex::javadoc);
  }

  private static String section(String folder, UnaryOperator<String> description) {
    return section(folder, "", files(Path.of(folder), ""), description);
  }

  private static String section(
      String title, String text, List<Path> files, UnaryOperator<String> description) {
    return files.stream()
        .map(file -> "- `" + file.getFileName() + "`: " + description.apply(read(file)) + "\n")
        .collect(Collectors.joining("", "\n### " + title + "\n\n" + text, ""));
  }

  private static String javadoc(String source) {
    return JAVADOC
        .matcher(source)
        .results()
        .map(found -> found.group(1).replaceAll("\n *\\*", " ").strip())
        .findFirst()
        .map(text -> oneLine(PARAGRAPH.matcher(text).replaceFirst("$1")))
        .map(text -> LINK.matcher(text).replaceAll("$1"))
        .orElse("");
  }

  /** Returns the comment that a file begins with. */
  private static String comment(String source) {
    return oneLine(
        source
            .lines()
            .takeWhile(line -> line.startsWith("#") || line.startsWith("--"))
            .map(line -> line.replaceFirst("^(#|--)\\s*", ""))
            .collect(Collectors.joining(" ")));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
