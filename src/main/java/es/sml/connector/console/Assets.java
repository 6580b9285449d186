package es.sml.connector.console;

import es.sml.connector.setting.file.ProgramFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Serves the style sheet, scripts and icon of the pages. */
final class Assets {
  private static final Map<String, Asset> FILES = files();

  /** A checksum of the files. It is in their URLs, so browsers can cache them until they change. */
  static final String BUILD = build();

  private Assets() {}

  @SuppressWarnings("ArrayRecordComponent") // never compared and never changed
  record Asset(String type, byte[] content) {}

  static Optional<Asset> find(String name) {
    return Optional.ofNullable(FILES.get(name));
  }

  private static Map<String, Asset> files() {
    Map<String, Asset> files = new TreeMap<>();
    files.put(
        "console.css",
        new Asset("text/css; charset=utf-8", ProgramFile.bytes("/console/console.css")));
    files.put(
        "console.js",
        new Asset("text/javascript; charset=utf-8", ProgramFile.bytes("/console/console.js")));
    files.put("icon.svg", new Asset("image/svg+xml", ProgramFile.bytes("/console/icon.svg")));
    files.put("htmx.js", new Asset("text/javascript; charset=utf-8", ProgramFile.bytes(htmx())));
    return files;
  }

  private static String htmx() {
    Properties library = new Properties();
    try (InputStream file =
        Assets.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
      library.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
    return "/META-INF/resources/webjars/htmx.org/"
        + library.getProperty("version")
        + "/dist/htmx.min.js";
  }

  private static String build() {
    CRC32 sum = new CRC32();
    FILES.values().forEach(file -> sum.update(file.content()));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
