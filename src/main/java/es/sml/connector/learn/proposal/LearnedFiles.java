package es.sml.connector.learn.proposal;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes a proposed template and its test cases into a configuration. It refuses a name that is not
 * valid or is taken, and overwrites no file.
 */
public final class LearnedFiles {
  private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();
  private static final int LONGEST_NAME = 60;

  private final Path formats;
  private final Path tests;

  public LearnedFiles(Path configuration) {
    this.formats = configuration.resolve("formats");
    this.tests = configuration.resolve("tests");
  }

  /**
   * Accepts the name of a new template.
   *
   * @throws LearnException if the name is no name of a file, or a template or a case has it
   */
  public void check(String format) {
    boolean valid =
        !format.isEmpty()
            && format.length() <= LONGEST_NAME
            && Character.isLetterOrDigit(format.charAt(0))
            && format.chars().allMatch(c -> isOfName((char) c));
    if (!valid) {
      throw new LearnException(
          "learn.name",
          "the name {0} is not valid; use small letters, digits, hyphens and full stops, such as"
              + " mi-portal",
          format);
    }
    files(formats).filter(file -> isNamed(file, format)).findFirst().ifPresent(refuse(format));
    files(tests)
        .filter(file -> isCaseOf(file.getFileName().toString(), format))
        .findFirst()
        .ifPresent(refuse(format));
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new LearnException(
          "learn.unlisted", "{0} cannot be listed; check its permissions", folder);
    }
  }

  /** Returns whether the file has the name, or a template of that name. */
  private static boolean isNamed(Path file, String format) {
    String name = file.getFileName().toString();
    try {
      return name.equals(format + ".yaml")
          || (name.endsWith(".yaml") && Files.readAllLines(file).contains("name: " + format));
    } catch (IOException e) {
      throw new LearnException(
          "learn.unreadable",
          "{0} cannot be read; check its permissions, and save it as UTF-8",
          file);
    }
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  private static boolean isCaseOf(String name, String format) {
    return name.startsWith(format + "-")
        && name.length() > format.length() + 1
        && name.substring(format.length() + 1).chars().allMatch(Character::isDigit);
  }

  private static Consumer<Path> refuse(String format) {
    return file -> {
      throw new LearnException(
          "learn.taken", "the name {0} is taken by {1}; choose another name", format, file);
    };
  }

  private Path template(String format) {
    return formats.resolve(format + ".yaml");
  }

  /**
   * Writes the cases, then the template. It overwrites no file.
   *
   * @param dealer of the cases; null for no specific dealer
   * @throws LearnException if the name is taken, or the folders cannot be written; then nothing
   *     stays behind
   */
  public Written write(Proposal proposal, String dealer) {
    check(proposal.format());
    Written written = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      Files.createDirectories(tests);
      for (Proposal.Reading reading : proposal.read()) {
        write(written, proposal.format(), reading, dealer);
      }
      written.add(template(proposal.format()), proposal.yaml().getBytes(StandardCharsets.UTF_8));
      return written;
    } catch (IOException e) {
      written.undo();
      throw new LearnException(
          "learn.read-only",
          "the folders {0} and {1} cannot be written: allow it to the user of the connector, or"
              + " write the files on another machine by sml-connector learn, and copy them there;"
              + " docs/formats.md says how",
          formats,
          tests);
    }
  }

  private void write(Written written, String format, Proposal.Reading reading, String dealer)
      throws IOException {
    String name = format + "-" + (written.cases().size() + 1);
    Path folder = Files.createDirectory(tests.resolve(name));
    written.folders().add(folder);
    written.add(folder.resolve("message.eml"), reading.mail().content());
    ObjectNode expected = reading.lead().expected(format);
    if (dealer != null) {
      expected.put("dealer", dealer);
    }
    written.add(
        folder.resolve("expected.json"),
        (JSON.writeValueAsString(expected) + System.lineSeparator())
            .getBytes(StandardCharsets.UTF_8));
    written.cases().add(name);
  }

  /**
   * What was written.
   *
   * @param cases the names of the cases
   * @param files in the order of their writing
   * @param folders of the cases
   */
  public record Written(List<String> cases, List<Path> files, List<Path> folders) {
    private void add(Path file, byte[] content) throws IOException {
      Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW);
      files.add(file); // a disk may be full before the end of the content
      Files.write(file, content);
    }

    /** Removes it again. */
    public void undo() {
      Stream.concat(files.stream(), folders.stream()).forEach(Written::delete);
    }

    private static void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new LearnException(
            "learn.undeletable", "{0} cannot be deleted; delete it by hand", path);
      }
    }
  }
}
