package es.sml.connector.parse.vocabulary;

import es.sml.connector.failure.InvalidFormatFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The vocabulary that was read last, for as long as its files stay the same. */
final class VocabularyCache {
  private Read last;

  private record Read(List<Object> files, Vocabulary vocabulary) {}

  /**
   * Returns the vocabulary of the directory.
   *
   * @param reading reads it, if a file changed since
   */
  synchronized Vocabulary of(Path directory, Function<Path, Vocabulary> reading) {
    List<Object> files = files(directory);
    Read known = last;
    if (known != null && known.files().equals(files)) {
      return known.vocabulary();
    }
    Vocabulary vocabulary = reading.apply(directory);
    last = new Read(files, vocabulary);
    return vocabulary;
  }

  /** Returns the names and states of the files. */
  private static List<Object> files(Path directory) {
    List<Object> states = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.toRealPath())) {
      for (Path file : files.sorted().toList()) {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Collections.addAll(states, file, now.size(), now.lastModifiedTime(), now.fileKey());
      }
    } catch (IOException e) {
      throw InvalidFormatFileException.unlisted(directory);
    }
    return states;
  }
}
