package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped routes are sound, and each kind of fault in them is found with file and step. */
class RoutesLintTest {
  @TempDir Path directory;
  private Path routes;

  @BeforeEach
  void copyRoutes() throws IOException {
    routes = Files.createDirectories(directory.resolve("routes"));
    copy(Path.of("routes"), routes);
    Path formats = Files.createDirectories(directory.resolve("config/formats"));
    copy(Path.of("config", "formats"), formats);
    Files.writeString(directory.resolve("config/application.properties"), "");
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", username: demo, password: "env:SECRET"}
        dealers:
          norte:
            account: demo
            source: 1
            queue: {}
            crm: {}
            drop-folder: {directory: drop}
            inboxes:
              - {host: 127.0.0.1, username: a, password: "env:SECRET"}
              - {host: 127.0.0.1, username: b, password: "env:SECRET"}
        """);
  }

  @Test
  void findsNoFaultInTheShippedRoutes() {
    assertThatCode(this::lint).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "20-parse, 'uri: direct:deliver-lead', 'uri: direct:deliver-laed', nothing consumes direct:deliver-laed",
    "20-parse, 'routeConfigurationId: lead-errors', 'routeConfigurationId: lead-error', there is no routeConfiguration lead-error",
    "20-parse, 'ref: ledger.receive', 'ref: ledger.recieve', there is no bean ledger.recieve",
    "33-sml-reference, 'uri: bean:referenceCatalog', 'uri: bean:referenceCatalogs', there is no bean referenceCatalogs",
    "33-sml-reference, 'method: \"refresh(', 'method: \"refesh(', bean referenceCatalog has no method refesh",
    "20-parse, '            id: parse-message-read\n', '', has no id",
    "30-deliver, 'uri: \"direct:sml-request-${', 'uri: \"direct:sml-requests-${', nothing consumes a direct:sml-requests-",
    "00-errors, 'uri: direct:deliver-fail', 'uri: direct:deliver-fial', nothing consumes direct:deliver-fial",
    "00-errors, '            - to:\n                id: intake-errors-unusable-bury\n', '            - to:\n', has no id"
  })
  void findsAFault(String file, String sound, String faulty, String fault) throws IOException {
    Path route = routes.resolve(file + ".camel.yaml");
    String before = Files.readString(route);
    String after = before.replace(sound.replace("\\n", "\n"), faulty.replace("\\n", "\n"));
    org.assertj.core.api.Assertions.assertThat(after).isNotEqualTo(before);
    Files.writeString(route, after);
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining(file + ".camel.yaml");
  }

  private void lint() throws Exception {
    ConnectorRuntime.lint(
        Configuration.load(directory.resolve("config"), Map.of("SECRET", "x")), routes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
