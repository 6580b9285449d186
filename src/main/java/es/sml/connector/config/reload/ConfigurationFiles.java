package es.sml.connector.config.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a configuration directory at one time, each with a digest of its content: settings,
 * formats and mappings.
 */
public record ConfigurationFiles(Map<String, String> digests) {
  private static final List<String> DIRECTORIES = List.of("", "formats", "mappings", "vocabulary");

  public static ConfigurationFiles in(Path directory) {
    Map<String, String> digests = new TreeMap<>();
    for (String below : DIRECTORIES) {
      try (Stream<Path> files = Files.list(directory.resolve(below))) {
        files
            .filter(Files::isRegularFile)
            .forEach(
                file ->
                    digests.put(
                        (below.isEmpty() ? "" : below + "/") + file.getFileName(), digest(file)));
      } catch (IOException e) {
        digests.put(below + "/", "cannot be listed");
      }
    }
    return new ConfigurationFiles(digests);
  }

  /** Lists the formats and mappings that were added, removed or changed. */
  public List<String> formatsChangedSince(ConfigurationFiles before) {
    TreeSet<String> names = new TreeSet<>(digests.keySet());
    names.addAll(before.digests.keySet());
    return names.stream()
        .filter(name -> name.contains("/"))
        .filter(name -> !Objects.equals(digests.get(name), before.digests.get(name)))
        .toList();
  }

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      return "cannot be read";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
