package es.sml.connector.database;

import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite's content at one moment. SQLite keeps it for this reader, and writers go on meanwhile. */
public final class LedgerSnapshot implements AutoCloseable {
  private final Connection connection;

  private LedgerSnapshot(Connection connection) {
    this.connection = connection;
  }

  static LedgerSnapshot open(Path file) {
    try {
      return new LedgerSnapshot(DriverManager.getConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be opened for a copy", e);
    }
  }

  /** Fixes the content: the copy has all commits before this call, and no later one. */
  public void fix() {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema").close();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be read", e);
    }
  }

  /** Copies the content to a new file. */
  public void copyTo(Path file) throws IOException {
    PrivateFiles.createFile(file);
    // This command of SQLite's driver reads the content of the transaction that fix() began.
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("backup to \"" + file + "\"");
    } catch (SQLException e) {
      throw new IOException("the ledger cannot be copied", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the copied ledger does not close", e);
    }
  }
}
