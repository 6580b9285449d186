package es.sml.connector.testing;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.util.FileUtil;

/** An empty ledger in SQLite: a copy of one that the migrations made once for this JVM. */
public final class NewLedger {
  private static final String UNPACKED = "org.sqlite.tmpdir";
  private static Path template;

  private NewLedger() {}

  /** Opens a ledger in the directory; a new one the first time. */
  public static Database open(Path directory, int poolSize) {
    if (!Files.exists(directory.resolve(Database.FILE))) {
      createIn(directory);
    }
    return Database.open(new DatabaseSettings(null, null, null, poolSize), directory);
  }

  /** Creates the file of a ledger, which is not open. */
  public static void createIn(Path directory) {
    try {
      PrivateFiles.createDirectories(directory);
      Files.copy(template(), directory.resolve(Database.FILE), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrateIn(Path directory) {
    // The first ledger of a JVM has the driver unpack its library. A connector on PostgreSQL may
    // have named a directory for it that is gone.
    String before = System.setProperty(UNPACKED, directory.toString());
    Database.open(new DatabaseSettings(null, null, null, 1), directory).close();
    if (before == null) {
      System.clearProperty(UNPACKED);
    } else {
      System.setProperty(UNPACKED, before);
    }
  }

  private static synchronized Path template() throws IOException {
    if (template == null) {
      Path directory = Files.createTempDirectory("new-ledger");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtil.removeDir(directory.toFile())));
      migrateIn(directory);
      template = directory.resolve(Database.FILE);
    }
    return template;
  }
}
