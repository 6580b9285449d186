package es.sml.connector.demo.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary directory of the demo. */
public final class Workspace implements AutoCloseable {
  private final Path root;
  private final boolean kept;

  /**
   * @param kept true to keep it at the end
   */
  Workspace(List<String> dealers, boolean kept) throws IOException {
    this.root = Files.createTempDirectory("sml-connector-demo-");
    this.kept = kept;
    Files.createDirectory(configuration());
    for (String dealer : dealers) {
      Files.createDirectories(dropFolder(dealer));
    }
  }

  Path root() {
    return root;
  }

  Path configuration() {
    return root.resolve("config");
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("connector.log");
  }

  public Path dropFolder(String dealer) {
    return root.resolve("drop").resolve(dealer);
  }

  /** Puts a complete file into the folder in one step. */
  public void drop(String dealer, String name, byte[] content) throws IOException {
    Path hidden = Files.write(dropFolder(dealer).resolve("." + name), content);
    Files.move(hidden, dropFolder(dealer).resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns true if no file waits in the folder. */
  public boolean isEmpty(String dealer) throws IOException {
    try (Stream<Path> files = Files.list(dropFolder(dealer))) {
      return files.noneMatch(Files::isRegularFile);
    }
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
