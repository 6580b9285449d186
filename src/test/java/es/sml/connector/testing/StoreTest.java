package es.sml.connector.testing;

import es.sml.connector.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a new database. A subclass runs the same tests on another one. */
public abstract class StoreTest {
  @TempDir protected Path directory;
  protected Database database;

  @BeforeEach
  protected void openStore() {
    database = openDatabase(directory);
  }

  protected Database openDatabase(Path directory) {
    return NewLedger.open(directory, 8);
  }

  @AfterEach
  void closeStore() {
    database.close();
  }
}
