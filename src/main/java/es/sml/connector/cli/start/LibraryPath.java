package es.sml.connector.cli.start;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path without ext/. A class archive then stays valid with any jars there. */
public final class LibraryPath {
  private LibraryPath() {}

  /** The class path of this JVM, whose launcher names the folder of the installation. */
  public static String current() {
    return without(
        Path.of(System.getProperty("connector.home"), "ext"),
        System.getProperty("java.class.path"));
  }

  static String without(Path folder, String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !folder.equals(Path.of(entry).getParent()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
