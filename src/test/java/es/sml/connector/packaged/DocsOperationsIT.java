package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each operation as its page shows it, one after the other, by the packaged connector and a
 * packaged sandbox; only places and ports are others than there.
 */
class DocsOperationsIT {
  private static final Path HOME = Path.of(System.getProperty("connector.home")).toAbsolutePath();

  @TempDir Path directory;

  @Test
  void runsEachOperationAsItIsShown() throws Exception {
    Docs docs = Docs.read();
    List<List<String>> rows = docs.table("The SML API");
    assertThat(rows)
        .extracting(row -> Docs.codeIn(row.get(0)).get(0))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SmlOperation.values()).map(SmlOperation::label).toList());
    int port = FreePorts.next();
    configure(docs.yamlBlock("accounts:").replace("18080", "" + port));
    try (PackagedConnector sandbox =
        PackagedConnector.start(directory, "sandbox", "--port", "" + port)) {
      sandbox.awaitOutput("SML sandbox on");
      for (List<String> row : rows) {
        String operation = Docs.codeIn(row.get(0)).get(0);
        String line = Docs.codeIn(row.get(1)).get(0);
        assertThat(line).startsWith("bin/sml-connector call " + operation);
        run(line);
        assertThat(answers(port, operation)).as(line).isNotEmpty();
      }
    }
  }

  private void configure(String dealers) throws IOException {
    Path config = Files.createDirectory(directory.resolve("config"));
    Files.writeString(config.resolve("dealers.yaml"), dealers);
    Files.copy(
        HOME.resolve("config/application.properties"), config.resolve("application.properties"));
  }

  private void run(String line) throws IOException {
    Path output = Files.createTempFile(directory, "call", ".log");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", HOME + "/" + line);
    shell.directory(directory.toFile());
    shell.redirectErrorStream(true).redirectOutput(output.toFile());
    shell.environment().put("SML_PASSWORD", "demo");
    Process call = shell.start();
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> !call.isAlive());
      assertThat(call.exitValue()).as("%s\n%s", line, Files.readString(output)).isZero();
    } finally {
      call.destroy();
    }
  }

  /** The statuses that the sandbox answered an operation with. */
  private static JsonNode answers(int port, String operation) throws IOException {
    URI stats = URI.create("http://127.0.0.1:" + port + "/sandbox/stats");
    try (InputStream answer = stats.toURL().openStream()) {
      return new ObjectMapper().readTree(answer).path("requests").path(operation);
    }
  }
}
