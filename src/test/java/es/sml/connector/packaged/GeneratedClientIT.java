package es.sml.connector.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that openapi-generator made from the packaged descriptions, without a change. */
class GeneratedClientIT {
  private static final Path HOME = Path.of(System.getProperty("connector.home")).toAbsolutePath();
  private static final Path CLIENTS = HOME.resolveSibling("generated-clients");
  private static final Path SAMPLE = HOME.resolve("samples/java/GeneratedClient.java");

  @TempDir Path directory;

  @Test
  void runsEachOperationOfSml() throws Exception {
    Path classes = compile(Stream.concat(sources("sml"), Stream.of(SAMPLE)));
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      assertThat(run(classes, sandbox.baseUrl().toString(), "demo"))
          .contains(
              "provinces: 1",
              "created: new",
              "found: 1",
              "task of: the lead",
              "task done: true",
              "client: Ana Ruiz Gil",
              "assigned: true",
              "call of: true",
              "changed: tracing",
              "finished: end true",
              "history: true",
              "clients: 1");
      JsonNode requests = requests(sandbox);
      // SML has 21 operations; the sandbox counts assign-lead and finish-lead as modify-lead.
      assertThat(requests).hasSize(19);
      assertThat(requests).allSatisfy(GeneratedClientIT::isSuccess);
      assertThat(requests.path("modify-lead").path("200").asInt()).isEqualTo(3);
    }
  }

  @Test
  void compilesTheClientOfTheOpsApi() throws Exception {
    assertThat(compile(sources("ops")).resolve("com/example/ops/api")).isNotEmptyDirectory();
  }

  private static void isSuccess(JsonNode statuses) {
    assertThat(statuses.fieldNames()).toIterable().allMatch(status -> status.startsWith("2"));
  }

  private static Stream<Path> sources(String client) throws IOException {
    try (Stream<Path> files = Files.walk(CLIENTS.resolve(client).resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private Path compile(Stream<Path> sources) throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-proc:none", "-classpath", libraries()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources.toList()))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    return classes;
  }

  /** The libraries that a generated client needs, of those of the tests. */
  private static String libraries() {
    return Arrays.stream(
            System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
        .filter(entry -> entry.matches(".*/(jackson-|jakarta\\.annotation-)[^/]+\\.jar"))
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private String run(Path classes, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("java", "-cp", classes + ":" + libraries(), "GeneratedClient"));
    command.addAll(List.of(arguments));
    return Programs.run(directory, Map.of("SML_PASSWORD", "demo"), command);
  }

  private static JsonNode requests(Sandbox sandbox) throws IOException {
    try (InputStream stats = sandbox.baseUrl().resolve("/sandbox/stats").toURL().openStream()) {
      return new ObjectMapper().readTree(stats).path("requests");
    }
  }
}
