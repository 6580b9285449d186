package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.VirtualMachine;
import es.sml.connector.chaos.PostgresProcess;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.NetworkBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that the pages say to type, read from there, in an installation of the packaged folder. Only
 * places and ports are others than there, so that nothing of the machine is in the way.
 */
class DocsIT {
  private static final String INSTALL = "cp -r target/sml-connector /opt/sml-connector";
  private static final String TRY_OUT = "mkdir try-out";
  private static final String TRY_OUT_IN_SPANISH = "mkdir prueba";
  private static final String TRY_EVENTS = "mkdir try-events";
  private static final String TRY_JMS = "mkdir try-jms";
  private static final String TRY_DOOR = "mkdir try-door";

  /** SmlApiTest runs it, against a connector in the same process. */
  private static final String BY_HTTP = "sml/create-lead?dealer=";

  private static final String THREE_NODES = "mkdir three-nodes";
  private static final String LIBRARIES = "sha256sum --check";
  private static final String ARCHIVE = "sha256sum target/";
  private static final String CLASS_ARCHIVE = "sml-connector.jsa";
  private static final String PORTAL = "cat > config/formats/mi-portal.yaml";
  private static final String PARSE = "bin/sml-connector parse";
  private static final String SHOW_KEYS = "bin/sml-connector config show";
  private static final String JMX = "-Dcomponent=camel-management";
  private static final Map<String, String> SECRETS =
      Map.of(
          "SML_PASSWORD", "demo",
          "SML_TESTING_PASSWORD", "demo",
          "AUTOS_EJEMPLO_MAIL_PASSWORD", "mail");

  @TempDir Path directory;
  private Docs docs;
  private Path home;
  private int ops;

  @BeforeEach
  void install() throws Exception {
    docs = Docs.read();
    home = directory.resolve("sml-connector");
    String[] lines = docs.shellBlock(INSTALL).split("\n", 2);
    assertThat(lines[0]).startsWith("mvn ").endsWith(" package"); // done when this test runs
    run(Path.of(""), lines[1].replace("/opt/sml-connector", home.toString()), Map.of());
    ops = FreePorts.next();
    Files.writeString(
        home.resolve("config/application.properties"),
        "\nops.port = " + ops + "\n",
        StandardOpenOption.APPEND);
  }

  @Test
  void hasNoShellBlockThatIsNotRun() throws Exception {
    String buildServer = Files.readString(Path.of(".ci/run")).replaceAll("(?m)^ +", "");
    assertThat(docs.shellBlocks())
        .filteredOn(block -> !block.strip().matches("mvn [^\n]+"))
        .filteredOn(block -> !isRunBy(buildServer, block.strip()))
        .containsExactlyInAnyOrder(
            docs.shellBlock(INSTALL),
            docs.shellBlock(TRY_OUT),
            docs.shellBlock(TRY_OUT_IN_SPANISH),
            docs.shellBlock(PARSE),
            docs.shellBlock(SHOW_KEYS),
            docs.shellBlock(PORTAL),
            docs.shellBlock(TRY_EVENTS),
            docs.shellBlock(TRY_JMS),
            docs.shellBlock(TRY_DOOR),
            docs.shellBlock(BY_HTTP),
            docs.shellBlock(THREE_NODES),
            docs.shellBlock(LIBRARIES),
            docs.shellBlock(ARCHIVE),
            docs.shellBlock(JMX));
  }

  /** A script of the build server, also in its parts; its option --renew is for a person. */
  private static boolean isRunBy(String buildServer, String block) {
    String script = "\n" + block.replace(" --renew", "");
    return block.startsWith(".ci/")
        && (buildServer.contains(script + "\n") || buildServer.contains(script + " "));
  }

  @Test
  void showsTheKeysInForce() throws Exception {
    Map<String, String> variables = new HashMap<>(SECRETS);
    variables.put("SML_CONNECTOR_OPS_PORT", "8099");
    assertThat(run(home, docs.shellBlock(SHOW_KEYS), variables).lines())
        .anyMatch(line -> line.matches("sml.page-size +100 +default"))
        .anyMatch(line -> line.matches("ops.port +8099 +SML_CONNECTOR_OPS_PORT"));
  }

  @Test
  @SuppressWarnings("BanJNDI") // the address is the one of our own process
  void showsCamelsMBeans() throws Exception {
    run(home, docs.shellBlock(JMX), Map.of());
    Map<String, String> variables = new HashMap<>(SECRETS);
    String line = docs.code("SML_CONNECTOR_OPTS=-Djdk");
    variables.put("SML_CONNECTOR_OPTS", line.substring(line.indexOf('=') + 1));
    try (PackagedConnector connector =
        PackagedConnector.startIn(home, variables, home, "run").awaitOutput("ready in")) {
      VirtualMachine machine = VirtualMachine.attach(connector.pid() + "");
      JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
      machine.detach();
      try (JMXConnector jmx = JMXConnectorFactory.connect(address)) {
        ObjectName routes = new ObjectName("org.apache.camel:type=routes,*");
        assertThat(jmx.getMBeanServerConnection().queryNames(routes, null)).isNotEmpty();
      }
    }
  }

  @Test
  void checksThePackagedLibrariesAndTheArchive() throws Exception {
    run(Path.of(""), docs.shellBlock(LIBRARIES), Map.of());
    assertThat(run(Path.of(""), docs.shellBlock(ARCHIVE), Map.of()))
        .containsPattern("^[0-9a-f]{64}  target/sml-connector-");
  }

  @Test
  void goesFromOneNodeToThreeAndOnWithoutTheFirst() throws Exception {
    int artemis = FreePorts.next();
    Path store = Files.createDirectory(directory.resolve("artemis"));
    try (NetworkBroker broker = new NetworkBroker(NetworkBroker.asShipped(store, artemis)).start();
        PostgresProcess postgresql = PostgresProcess.start(directory)) {
      String url = "jdbc:postgresql://127.0.0.1:" + postgresql.port() + "/postgres";
      try (Connection administrator = DriverManager.getConnection(url, "postgres", "postgres");
          Statement statement = administrator.createStatement()) {
        statement.execute("CREATE USER sml PASSWORD 'sml'");
        statement.execute("CREATE DATABASE sml OWNER sml");
      }
      String block =
          docs.shellBlock(THREE_NODES)
              .replace("18080", "" + FreePorts.next())
              .replace("1807$", freeTen() + "$")
              .replace("61616", "" + artemis)
              .replace("5432", "" + postgresql.port());
      String output =
          run(
              home,
              block + "wait || true\n",
              Map.of(
                  "BROKER_PASSWORD", NetworkBroker.PASSWORD.reveal(), "DATABASE_PASSWORD", "sml"));
      assertThat(output).contains("\nbroker").doesNotContain("FAILS");
      assertThat(broker.isActive()).isTrue();
      assertThat(running()).isEmpty();
    }
  }

  @Test
  void triesOutALeadAgainstTheSandbox() throws Exception {
    JsonNode audit = json(line(tryOut(TRY_OUT), "{\"last\""));
    assertThat(audit.path("entries")).hasSize(1);
    assertThat(audit.at("/entries/0/operation").asText()).isEqualTo("create-lead");
    assertThat(home.resolve("try-out/drop/processed/leads.csv")).exists();
  }

  @Test
  void triesOutALeadInSpanish() throws Exception {
    assertThat(tryOut(TRY_OUT_IN_SPANISH)).containsPattern("autos-norte +CREATED +1\n");
    assertThat(home.resolve("prueba/drop/processed/leads.csv")).exists();
  }

  private String tryOut(String start) throws Exception {
    String block =
        docs.shellBlock(start).replace("18080", "" + FreePorts.next()).replace("8077", "" + ops);
    String output = run(home, block + "pwd\nwait\n", Map.of());
    assertThat(output).contains("\n" + home.toRealPath() + "\n"); // back where the next block works
    return output;
  }

  @Test
  void triesOutTheEventsOfALead() throws Exception {
    String block =
        docs.shellBlock(TRY_EVENTS)
            .replace("18080", "" + FreePorts.next())
            .replace("18090", "" + FreePorts.next())
            .replace("8077", "" + ops);
    run(home, block + "wait\n", Map.of());
    List<JsonNode> events =
        Files.readAllLines(home.resolve("try-events/events.txt")).stream()
            .map(DocsIT::json)
            .toList();
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsExactly("es.sml.lead.created.v1", "es.sml.lead.status-changed.v1");
    assertThat(events.get(1).at("/data/by").isNumber()).isTrue();
  }

  @Test
  void sendsALeadByJmsAndPrintsTheReply() throws Exception {
    String block =
        docs.shellBlock(TRY_JMS)
            .replace("18080", "" + FreePorts.next())
            .replace("61616", "" + FreePorts.next())
            .replace("8077", "" + ops);
    JsonNode reply = json(line(run(home, block + "wait\n", Map.of()), "{"));
    assertThat(reply.path("id").asText()).isEqualTo("CRM-4711");
    assertThat(reply.path("outcome").asText()).isEqualTo("created");
    assertThat(reply.path("leadId").isNumber()).isTrue();
  }

  @Test
  void sendsAFormToTheDoorAndShowsTheLead() throws Exception {
    String block =
        docs.shellBlock(TRY_DOOR)
            .replace("18080", "" + FreePorts.next())
            .replace("8077", "" + ops)
            .replace("8078", "" + FreePorts.next());
    String output = run(home, block + "wait\n", Map.of());
    assertThat(json(line(output, "{\"received\"")).path("id").asText()).startsWith("ref:");
    assertThat(output).contains("CREATED");
  }

  @Test
  void showsWhatItMakesOfMessagesInAnyLocale() throws Exception {
    String mail =
        """
        From: web@portal.example
        Subject: Solicitud
        Message-ID: <1@portal.example>
        Content-Type: text/plain; charset=utf-8

        Nombre: José Núñez
        Teléfono: 611 22 33 44
        Vehículo: Seat León
        """;
    Files.writeString(home.resolve("mail.eml"), mail);
    Path folder = Files.createDirectory(home.resolve("folder-of-mails"));
    run(folder, "cp ../mail.eml \"petición.eml\"", Map.of());
    String output = run(home, docs.shellBlock(PARSE), Map.of("LC_ALL", "C"));
    List<JsonNode> leads = output.lines().map(DocsIT::json).toList();
    assertThat(leads)
        .extracting(lead -> lead.path("file").asText())
        .containsExactly("mail.eml", "folder-of-mails/petición.eml");
    assertThat(leads)
        .extracting(lead -> lead.at("/lead/customer/name").asText())
        .containsOnly("José Núñez");
  }

  @Test
  void learnsAnotherPortalsMail() throws Exception {
    assertThat(run(home, docs.shellBlock(PORTAL), Map.of()))
        .contains("ok    mi-portal", "1 case, 0 failed");
  }

  @Test
  void findsNoFaultInTheExampleThatShips() throws Exception {
    assertThat(run(home, docs.code("bin/sml-connector lint"), SECRETS)).contains("no errors");
  }

  @Test
  void reportsItsStatusOnceItRuns() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
      aDealer()
          .named("autos-norte")
          .at(sandbox.baseUrl())
          .withQueue()
          .writeTo(home.resolve("config"));
      Process connector =
          start(
              home,
              "exec " + docs.code("bin/sml-connector run"),
              SECRETS,
              Files.createTempFile(directory, "run", ".log"),
              Files.createTempFile(directory, "run", ".err"));
      try {
        String curl = docs.code("curl ").replace("8077", "" + ops);
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(
                () ->
                    assertThat(json(line(run(home, curl, Map.of()), "{")).path("status").asText())
                        .isEqualTo("UP"));
      } finally {
        end(connector);
      }
    }
  }

  @Test
  void packsTheSameFolderAsAnArchive() throws Exception {
    String archive = docs.code("target/sml-connector-");
    Path unpacked = Files.createDirectory(directory.resolve("unpacked"));
    run(Path.of(""), "tar -xzf " + archive + " --strip-components=1 -C " + unpacked, Map.of());
    assertThat(files(unpacked)).isEqualTo(files(Path.of("target/sml-connector"))).isNotEmpty();
    assertThat(run(unpacked, "bin/sml-connector --version", Map.of())).startsWith("sml-connector ");
  }

  @Test
  void namesTheLicenceOfEachLibrary() throws Exception {
    List<String> listed =
        Files.readAllLines(home.resolve(docs.code("THIRD-PARTY.txt"))).stream()
            .filter(line -> line.startsWith("     ("))
            .toList();
    try (Stream<Path> libraries = Files.walk(home.resolve("lib"))) {
      assertThat(
              libraries
                  .filter(Files::isRegularFile)
                  .map(library -> library.getFileName().toString())
                  .filter(library -> !library.startsWith("sml-connector-")))
          .isNotEmpty()
          .allSatisfy(library -> assertThat(listed).anyMatch(line -> names(line, library)));
    }
  }

  @Test
  void hasTheCommandsAndOptionsThatItLists() throws Exception {
    String commands = run(home, "bin/sml-connector --help", Map.of());
    for (List<String> row : docs.table("Commands")) {
      String[] words = Docs.codeIn(row.get(0)).get(0).split("[^\\w-]+", -1);
      assertThat(commands).containsPattern("(?m)^  " + words[0] + " ");
      String help = run(home, "bin/sml-connector " + words[0] + " --help", Map.of());
      for (String word : words) {
        if (word.startsWith("--")) {
          assertThat(help).contains(word);
        }
      }
    }
  }

  /** What a shell printed that did all this and ended well, within two minutes. */
  private String run(Path place, String script, Map<String, String> environment) throws Exception {
    Path output = Files.createTempFile(directory, "shell", ".log");
    Path errors = Files.createTempFile(directory, "shell", ".err");
    Process shell = start(place, script, environment, output, errors);
    try {
      boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
      assertThat(ended ? shell.exitValue() : null)
          .as("%s\n%s\n%s", script, Files.readString(output), Files.readString(errors))
          .isEqualTo(0);
      return Files.readString(output);
    } finally {
      end(shell);
    }
  }

  private static Process start(
      Path place, String script, Map<String, String> environment, Path output, Path errors)
      throws IOException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
    shell.directory(place.toAbsolutePath().toFile());
    shell.redirectOutput(output.toFile()).redirectError(errors.toFile());
    shell.redirectInput(new File("/dev/null"));
    shell.environment().putAll(environment);
    return shell.start();
  }

  /** What of the program runs on, once a block has ended. */
  private List<String> running() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains("-Dconnector.home=" + home))
        .toList();
  }

  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static String line(String output, String start) {
    return output
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line starts with " + start + " in:\n" + output));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  // A line of the list is: (LICENCE) Name (group:artifact:version - URL)
  private static boolean names(String line, String library) {
    String[] coordinates = line.replaceFirst(".* \\(", "").split("[: ]", -1);
    return library.startsWith(coordinates[1] + "-" + coordinates[2]);
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(CLASS_ARCHIVE)) // of one machine, so not for another
          .map(file -> folder.relativize(file) + (Files.isExecutable(file) ? " (executable)" : ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Ten ports, without the last digit, of which those that end in 1, 2 and 3 are free. */
  private static int freeTen() throws IOException {
    while (true) {
      int ten = FreePorts.next() / 10;
      if (IntStream.rangeClosed(1, 3).allMatch(last -> FreePorts.isFree(10 * ten + last))) {
        return ten;
      }
    }
  }
}
