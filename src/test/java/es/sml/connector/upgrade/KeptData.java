package es.sml.connector.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.setting.file.PrivateFiles;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A data directory of an earlier build in a zip, with the leads that SML had then. */
final class KeptData {
  private static final Path HOME = Path.of("src/test/resources/upgrade");
  private static final String DATA = "data/";
  private static final String SML = "sml/";

  private KeptData() {}

  /** Keeps ledger, journal and what belongs to them; all else is made at each start. */
  static void write(String name, Path data, EarlierWorld world) throws IOException {
    try (ZipOutputStream zip =
            new ZipOutputStream(Files.newOutputStream(HOME.resolve(name + ".zip")));
        Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = data.relativize(file).toString();
        if (path.startsWith("ledger.db") || path.startsWith("broker/") || path.equals("epoch")) {
          put(zip, DATA + path, Files.readAllBytes(file));
        }
      }
      for (EarlierWorld.Dealer dealer : EarlierWorld.Dealer.values()) {
        JsonNode leads = world.sml(dealer).audit();
        put(zip, SML + dealer.id() + ".json", SandboxCaller.MAPPER.writeValueAsBytes(leads));
      }
    }
  }

  /** Unpacks the data directory for its owner alone, and returns what SML had. */
  static Map<EarlierWorld.Dealer, JsonNode> unpack(String name, Path data) throws IOException {
    Map<EarlierWorld.Dealer, JsonNode> sml = new EnumMap<>(EarlierWorld.Dealer.class);
    PrivateFiles.createDirectories(data);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(HOME.resolve(name)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String path = entry.getName();
        byte[] content = zip.readAllBytes();
        if (path.startsWith(SML)) {
          String dealer = path.substring(SML.length(), path.lastIndexOf('.'));
          sml.put(
              EarlierWorld.Dealer.valueOf(dealer.toUpperCase(Locale.ROOT)),
              SandboxCaller.MAPPER.readTree(content));
        } else {
          Path file = data.resolve(path.substring(DATA.length()));
          PrivateFiles.createDirectories(file.getParent());
          PrivateFiles.createFile(file);
          Files.write(file, content);
        }
      }
    }
    return sml;
  }

  /** Returns the names of all that are kept. */
  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(HOME)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".zip"))
          .sorted()
          .toList();
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }
}
