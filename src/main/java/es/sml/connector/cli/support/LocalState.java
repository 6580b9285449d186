package es.sml.connector.cli.support;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.reload.OriginOfKeys;
import es.sml.connector.ops.support.BundleMask;
import es.sml.connector.ops.support.BundleZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a support bundle that needs no running connector: the configuration of the files, and
 * the sizes in the data directory.
 *
 * @param directory the directory of the configuration
 */
record LocalState(Path directory, Map<String, String> environment) {
  void addTo(BundleZip zip) {
    Optional<Configuration> usable = usable();
    zip.add("files/configuration.txt", masked(configuration(usable)));
    zip.add("files/data.txt", masked(data(usable)));
  }

  private static String masked(List<String> lines) {
    return lines.stream().map(BundleMask::line).collect(Collectors.joining("\n", "", "\n"));
  }

  // The one who types the command may lack the secrets of the service.
  private List<String> configuration(Optional<Configuration> usable) {
    List<String> lines = new ArrayList<>();
    try {
      Configuration.load(directory, environment);
    } catch (ConfigurationException e) {
      e.getMessage().lines().map(line -> "problem: " + line).forEach(lines::add);
    }
    usable.ifPresent(
        found ->
            OriginOfKeys.of(found, directory, environment).stream()
                .map(LocalState::line)
                .forEach(lines::add));
    return lines;
  }

  private static String line(OriginOfKeys.KeyInForce key) {
    return key.key()
        + " = "
        + Objects.requireNonNullElse(key.value(), "")
        + "  # "
        + Objects.requireNonNullElse(key.from(), "default");
  }

  private Optional<Configuration> usable() {
    try {
      return Optional.of(Configuration.loadWithoutSecrets(directory, environment));
    } catch (ConfigurationException e) {
      return Optional.empty(); // its problems are in the bundle
    }
  }

  private static List<String> data(Optional<Configuration> usable) {
    Path data = usable.map(found -> found.settings().dataDirectory()).orElse(null);
    if (data == null) {
      return List.of("unknown, because the configuration cannot be used");
    }
    try {
      return Files.isDirectory(data) ? sizes(data) : List.of(data + " is no directory");
    } catch (IOException e) {
      return List.of(data + " cannot be read: " + e.getClass().getName());
    }
  }

  // Without the names of the files below: a customer's name may be in one.
  private static List<String> sizes(Path data) throws IOException {
    try (Stream<Path> entries = Files.list(data)) {
      return Stream.concat(
              Stream.of("free " + Files.getFileStore(data).getUsableSpace() + " bytes on the disk"),
              entries.sorted().map(LocalState::size))
          .toList();
    }
  }

  private static String size(Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : all) {
        bytes += Files.size(file);
      }
      return entry.getFileName() + " " + bytes + " bytes in " + all.size() + " files";
    } catch (IOException | UncheckedIOException e) {
      return entry.getFileName() + " cannot be read whole";
    }
  }
}
