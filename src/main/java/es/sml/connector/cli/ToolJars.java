package es.sml.connector.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the commands of the jars in lib/tools, by a class loader of their own. */
public final class ToolJars {
  private ToolJars() {}

  /**
   * Returns the commands of the class path and of lib/tools.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Iterable<ToolCommand> commands() {
    ClassLoader program = ToolJars.class.getClassLoader();
    // In a build without a package, all classes are in one folder.
    Path folder = Path.of(System.getProperty("connector.home", "."), "lib", "tools");
    return ServiceLoader.load(
        ToolCommand.class,
        Files.isDirectory(folder) ? new URLClassLoader(jars(folder), program) : program);
  }

  private static URL[] jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(ToolJars::address)
          .toArray(URL[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static URL address(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
