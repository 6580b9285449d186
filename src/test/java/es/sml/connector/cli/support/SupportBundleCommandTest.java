package es.sml.connector.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.cli.SmlConnector;
import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bundle of a connector that does not respond. */
class SupportBundleCommandTest {
  private static final String SECRET = "canary-7f3b9c";

  @TempDir private Path directory;
  private String err = "";

  @BeforeEach
  void write() throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.createDirectories(directory.resolve("data/journal"));
    Files.writeString(directory.resolve("data/journal/666777888.txt"), "Ana");
    Files.writeString(config.resolve("sml-password"), SECRET);
    Files.writeString(
        config.resolve("application.properties"),
        "data-directory = "
            + directory.resolve("data")
            + "\nops.port = "
            + FreePorts.next()
            + "\nops.operator-token = "
            + "file:token\n");
    Files.writeString(config.resolve("token"), SECRET + "-0123456789abcdef0123456789");
    dealers("password");
  }

  @Test
  void hasWhatIsInTheFilesWithoutSecrets() throws IOException {
    Map<String, String> files = bundle(0);
    assertThat(files)
        .containsOnlyKeys(
            "files/versions.txt",
            "files/connector.txt",
            "files/configuration.txt",
            "files/data.txt");
    assertThat(files.get("files/connector.txt")).contains("does not respond");
    assertThat(files.get("files/configuration.txt"))
        .contains("accounts.demo.username = demo", "dealers.yaml:");
    assertThat(files.get("files/data.txt")).contains("journal 3 bytes in 1 files", "free ");
    assertThat(files.toString()).doesNotContain(SECRET, "666777888", "Ana");
    assertThat(err).contains("does not respond");
  }

  @Test
  void needsNoSecretOfTheService() throws IOException {
    Path dealers = directory.resolve("config/dealers.yaml");
    Files.writeString(
        dealers, Files.readString(dealers).replace("file:sml-password", "env:NO_SUCH_CANARY"));
    assertThat(bundle(0).get("files/configuration.txt"))
        .contains("problem: ", "NO_SUCH_CANARY is not set", "accounts.demo.username = demo");
  }

  @Test
  void namesTheFaultsOfAConfigurationThatCannotBeUsed() throws IOException {
    dealers("pasword");
    Map<String, String> files = bundle(0);
    assertThat(files.get("files/configuration.txt")).contains("problem: ", "pasword");
    assertThat(files.get("files/data.txt")).contains("the configuration cannot be used");
    assertThat(files.toString()).doesNotContain(SECRET);
  }

  @Test
  void doesNotOverwriteAFile() throws IOException {
    Path existing = Files.writeString(directory.resolve("bundle.zip"), "mine");
    run(2);
    assertThat(existing).hasContent("mine");
    assertThat(err).contains("exists");
  }

  private void dealers(String key) throws IOException {
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo:
            base-url: http://127.0.0.1:1
            username: demo
            %s: file:sml-password
        dealers:
          norte:
            account: demo
            source: 1
            queue: {}
        """
            .formatted(key));
  }

  private Map<String, String> bundle(int status) throws IOException {
    run(status);
    Map<String, String> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(directory.resolve("bundle.zip").toFile())) {
      for (var entry : zip.stream().toList()) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private void run(int status) {
    StringWriter errors = new StringWriter();
    CommandLine line =
        SmlConnector.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors));
    int got =
        line.execute(
            "support-bundle",
            "--config",
            directory.resolve("config").toString(),
            directory.resolve("bundle.zip").toString());
    err = errors.toString();
    assertThat(got).as(err).isEqualTo(status);
  }
}
