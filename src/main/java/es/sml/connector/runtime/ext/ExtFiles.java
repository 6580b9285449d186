package es.sml.connector.runtime.ext;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The integrator's files: routes in routes/ext, and jars in the folder ext of the installation. It
 * refuses a file that other users can change, and a jar of another version of Camel.
 */
public final class ExtFiles {
  private static final String ROUTES = ".camel.yaml";
  private static final String JARS = ".jar";
  private static final String CAMEL = CamelContext.class.getPackage().getImplementationVersion();

  private final Path routes;
  private final Path jars;
  private final Map<String, String> atStart;

  /**
   * @param routes directory of the connector's own routes
   * @param home directory of the installation; null if the connector is not installed
   */
  ExtFiles(Path routes, String home) {
    this.routes = routes.toAbsolutePath().resolve("ext");
    this.jars = home == null ? null : Path.of(home, "ext");
    this.atStart = now();
  }

  public static ExtFiles beside(Path routes) {
    return new ExtFiles(routes, System.getProperty("connector.home"));
  }

  /** Returns the route files by name. */
  public List<Path> routes() {
    return files(routes, ROUTES);
  }

  /** Returns the connector's own route files by name. */
  public List<Path> own() {
    return files(routes.getParent(), ROUTES);
  }

  List<String> jars() {
    return jars == null
        ? List.of()
        : files(jars, JARS).stream().map(file -> file.getFileName().toString()).toList();
  }

  /** Returns Camel's pattern of all route files. */
  public String pattern() {
    String own = "file:" + routes.getParent() + "/*" + ROUTES;
    return routes().isEmpty() ? own : own + ",file:" + routes + "/*" + ROUTES;
  }

  /**
   * Checks the files before Camel reads them, because a route file can run any installed class.
   *
   * @throws RoutesLintException with all faults
   */
  public void check() {
    List<LocalizedText> faults = new ArrayList<>();
    List<Path> files = routes();
    if (!files.isEmpty()) {
      Stream.concat(Stream.of(routes), files.stream())
          .filter(ExtFiles::isWritableByOthers)
          .forEach(
              path ->
                  faults.add(
                      LocalizedText.of(
                          "ext.writable",
                          "{0}: other users can change it, and so run programs here; run: chmod"
                              + " go-w {0}",
                          path)));
    }
    files.forEach(file -> faults.addAll(ExtDocument.faults(file)));
    jars().stream()
        .filter(jar -> jar.startsWith("camel-") && !jar.endsWith("-" + CAMEL + JARS))
        .forEach(
            jar ->
                faults.add(
                    LocalizedText.of(
                        "ext.other-camel",
                        "ext/{0} is not of Camel {1}, which the connector has; replace it",
                        jar,
                        CAMEL)));
    if (!faults.isEmpty()) {
      throw new RoutesLintException(faults);
    }
  }

  /** Returns a sentence for each file that was changed since the start. */
  public List<String> changes() {
    Map<String, String> now = now();
    Set<String> names = new TreeSet<>(atStart.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(atStart.get(name), now.get(name)))
        .map(name -> name + " was " + kind(now.get(name), atStart.get(name)))
        .toList();
  }

  private static String kind(String now, String before) {
    if (now == null) {
      return "removed";
    }
    return before == null ? "added" : "changed";
  }

  /** Returns the sizes and times of all files; a digest of large jars would take too long. */
  public Map<String, String> now() {
    Map<String, String> states = new TreeMap<>();
    routes().forEach(file -> states.put("routes/ext/" + file.getFileName(), state(file)));
    if (jars != null) {
      files(jars, JARS).forEach(file -> states.put("ext/" + file.getFileName(), state(file)));
    }
    return states;
  }

  private static String state(Path file) {
    try {
      return Files.size(file) + " bytes, " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return "cannot be read";
    }
  }

  private static List<Path> files(Path directory, String end) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be listed", e);
    }
  }

  private static boolean isWritableByOthers(Path path) {
    try {
      if (!PrivateFiles.hasModes(path)) {
        return false;
      }
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
      return modes.contains(PosixFilePermission.GROUP_WRITE)
          || modes.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }
}
