package es.sml.connector.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import es.sml.connector.cli.SmlConnector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command at a port where another program responds. */
class BackupCommandTest {
  @TempDir private Path directory;

  @Test
  void deletesNoDirectoryThatIsNoCopy() throws Exception {
    Path others = Files.createDirectories(directory.resolve("others"));
    Files.createFile(others.resolve("ledger.db"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          byte[] body =
              "{\"directory\": \"%s\"}".formatted(others).getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
    try {
      assertThat(backUp(server.getAddress().getPort())).contains("cannot read the copy " + others);
    } finally {
      server.stop(0);
    }
    assertThat(others.resolve("ledger.db")).exists();
    assertThat(directory.resolve("backup")).doesNotExist();
  }

  @Test
  void namesADirectoryThatIsMissingAndAKeyInTheCommand() {
    Path missing = directory.resolve("missing");
    assertThat(refused(1, missing.resolve("backup").toString()))
        .contains("there is no directory " + missing + "; create it, or name another one");
    assertThat(refused(2, directory.resolve("backup").toString(), "--key", "abc"))
        .contains("--key: write env:NAME or file:PATH, not the key");
  }

  private static String refused(int status, String... arguments) {
    StringWriter errors = new StringWriter();
    assertThat(
            SmlConnector.commandLine()
                .setErr(new PrintWriter(errors))
                .execute(ArrayUtils.addFirst(arguments, "backup")))
        .isEqualTo(status);
    return errors.toString();
  }

  private String backUp(int port) throws Exception {
    Path config = Files.createDirectories(directory.resolve("config"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("ops-token"), "a-token-of-the-operator-with-32-characters");
    Files.writeString(
        config.resolve("application.properties"),
        "data-directory = %s\nops.port = %d\n".formatted(data, port));
    StringWriter errors = new StringWriter();
    assertThat(
            SmlConnector.commandLine()
                .setErr(new PrintWriter(errors))
                .execute(
                    "backup",
                    directory.resolve("backup").toString(),
                    "--config",
                    config.toString()))
        .isEqualTo(1);
    return errors.toString();
  }
}
