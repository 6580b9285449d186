package es.sml.connector.cli.request;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.FailureReport;
import es.sml.connector.cli.SmlConnector;
import es.sml.connector.cli.check.CheckCommand;
import es.sml.connector.cli.lint.LintCommand;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.server.NetworkBroker;
import es.sml.connector.tls.TestAuthority;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands call and check against the sandbox. */
class CallCommandTest {
  private static final String LEAD = "{\"source\": 1, \"vehicle\": {\"brand_model\": \"Ibiza\"}}";

  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(directory.resolve("application.properties"), "sml.page-size = 2\n");
    Files.writeString(directory.resolve("password"), "demo");
    Files.writeString(
        directory.resolve("dealers.yaml"),
        """
        accounts:
          demo: {base-url: "%1$s", username: demo, password: "file:password"}
          other: {base-url: "%1$s", username: nobody, password: "file:password"}
        dealers:
          norte: {account: demo, source: 1, queue: {}}
        """
            .formatted(sandbox.baseUrl()));
  }

  @Test
  void printsTheAnswerAsSmlGivesIt() throws Exception {
    assertThat(call("create-lead", "--body", LEAD)).isZero();
    assertThat(new JsonMapper().readTree(out.toString())).isEqualTo(sandbox.lead(1));
  }

  @Test
  void refusesABodyThatIsNotUtf8() throws Exception {
    Path file = directory.resolve("latin1.json");
    Files.write(file, LEAD.replace("Ibiza", "Le\u00f3n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(call("create-lead", "--body", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("latin1.json is not UTF-8; save it in UTF-8");
  }

  @Test
  void nothingThatSmlHasSteersTheTerminal() throws Exception {
    String hostile = "Le\u00f3n \u0085\u009b31m\u202e\u2028\u2029\u200b\ud83d\ude00\udb40\udc41";
    String body = LEAD.replace("Ibiza", hostile);
    assertThat(call("create-lead", "--body", body)).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).at("/vehicle/brand_model").asText())
        .isEqualTo(hostile);
    assertThat(call("list-leads", "--all")).isZero();
    assertThat(out.toString())
        .contains(
            "Le\u00f3n \\u0085\\u009b31m\\u202e\\u2028\\u2029\\u200b\ud83d\ude00\\udb40\\udc41");
    assertThat(out.toString().codePoints())
        .noneMatch(
            c ->
                c != '\n'
                    && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
  }

  @Test
  void readsTheBodyFromAFile() throws Exception {
    Path body = Files.writeString(directory.resolve("lead.json"), LEAD);
    assertThat(call("create-lead", "--body", body.toString())).isZero();
    assertThat(sandbox.lead(1).at("/vehicle/brand_model").asText()).isEqualTo("Ibiza");
  }

  @Test
  void refusesABodyWithoutContent() throws Exception {
    Path body = Files.writeString(directory.resolve("empty.json"), "\n");
    assertThat(call("create-lead", "--body", body.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("empty.json is empty; write the JSON of the body into it.");
  }

  @Test
  void refusesAParameterThatAppearsTwice() {
    assertThat(call("get-lead", "--param", "id_lead=1", "--param", "id_lead=2")).isEqualTo(2);
    assertThat(err.toString()).contains("--param id_lead appears twice; give it once.");
  }

  @Test
  void printsALineForEachEntryOfAWholeList() throws Exception {
    for (int i = 0; i < 5; i++) {
      sandbox.created(LEAD);
    }
    assertThat(call("list-leads", "--all")).isZero();
    List<Integer> ids = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      ids.add(new JsonMapper().readTree(line).path("id").asInt());
    }
    assertThat(ids).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsNothingWhereSmlHasNoAnswer() {
    assertThat(call("logout")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void leavesNoTokenBehind() {
    int before = tokensAlive();
    for (int i = 0; i < 3; i++) {
      assertThat(call("list-leads")).isZero();
    }
    assertThat(call("list-leads", "--all")).isZero();
    assertThat(call("get-lead", "--param", "id_lead=999")).isEqualTo(1);
    assertThat(call("logout")).isZero();
    // SML refuses a read with 403, so the connector logs in again before it gives up.
    sandbox.fault(on("list-users").respond(403));
    assertThat(call("list-users")).isEqualTo(1);
    assertThat(run(new CheckCommand(), options())).isEqualTo(1);
    assertThat(sandbox.stats().path("logins").asInt()).isGreaterThan(8);
    assertThat(tokensAlive()).isEqualTo(before);
    assertThat(call("login")).isZero();
    assertThat(tokensAlive()).as("the token of login is its result").isEqualTo(before + 1);
  }

  @Test
  void logsOutWhenItIsEnded() throws Exception {
    int before = tokensAlive();
    sandbox.fault(on("list-leads").delay(600000));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SmlConnector.class.getName(), "call"));
    command.addAll(options("list-leads", "--account", "demo"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> tokensAlive() == before + 1);
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(tokensAlive()).isEqualTo(before);
    } finally {
      process.destroyForcibly();
    }
  }

  private int tokensAlive() {
    return sandbox.stats().path("tokensAlive").asInt();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          2 | sell-car    | no              | no        | SML has no operation sell-car
          2 | list-leads  | status=closed   | no        | `status` must be one of new, commercial_management, tracing, end
          2 | get-lead    | no              | no        | needs the parameter `id_lead`
          2 | create-task | no              | {"lead":1 | --body is not valid JSON
          2 | create-task | no              | {"lead":1} {"lead":2} | --body is not valid JSON
          2 | create-task | no              | lead.json | the file lead.json does not exist
          2 | modify-task | id_tarea=1      | {"traking_date_check":true} | did you mean `tracking_date_check`?
          1 | get-lead    | id_lead=999     | no        | SML rejected the request with 404
          """)
  void endsWithAReason(int status, String operation, String parameter, String body, String reason) {
    List<String> arguments = new ArrayList<>(List.of(operation));
    if (parameter != null) {
      arguments.addAll(List.of("--param", parameter));
    }
    if (body != null) {
      arguments.addAll(List.of("--body", body));
    }
    assertThat(call(arguments.toArray(String[]::new))).isEqualTo(status);
    assertThat(err.toString()).contains(reason);
    assertThat(out.toString()).isEmpty();
    assertThat(sandbox.stats().at("/requests/create-task").isMissingNode()).isTrue();
  }

  @Test
  void asksWhichAccountIsMeant() {
    assertThat(run(new CallCommand(), options("logout"))).isEqualTo(2);
    assertThat(err.toString()).contains("The account is missing. Use --account demo | other");
  }

  @Test
  void showsTheOperationsAndTheirParameters() {
    assertThat(run(new CallCommand(), List.of("--list"))).isZero();
    assertThat(out.toString().lines().map(line -> line.split(" ", 2)[0]))
        .containsExactlyElementsOf(
            Arrays.stream(SmlOperation.values()).map(SmlOperation::label).toList());
    assertThat(run(new CallCommand(), List.of("modify-task", "--help"))).isZero();
    assertThat(out.toString()).contains("* id_tarea", "appraisal.brand_model", "Whatsapp");
  }

  @Test
  void checksEachAccountAndChangesNothing() {
    assertThat(run(new CheckCommand(), options())).isEqualTo(1);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).filteredOn(line -> line.startsWith("demo ")).hasSize(14);
    assertThat(lines).filteredOn(line -> line.contains(" ok")).hasSize(16);
    assertThat(lines).anyMatch(line -> line.matches("norte +source +ok +1 .*"));
    assertThat(lines.get(13))
        .contains("search by tag", "NOTE  unknown: SML has no lead with a tag yet");
    assertThat(lines).filteredOn(line -> line.startsWith("other ")).hasSize(2);
    assertThat(lines).anyMatch(line -> line.matches("other +login +FAILS .*400.*"));
    assertThat(lines).last().asString().matches("disk +data-directory +ok .*");
    assertThat(sandbox.stats().path("leads").asInt(-1)).isZero();
  }

  @Test
  void checksWhetherSmlFindsALeadByItsReference() {
    String lead =
        "{\"source\": 1, \"vehicle\": {\"brand_model\": \"Ibiza\"}, \"client\": {\"name\": \"Ana\","
            + " \"phone\": \"611223344\"}, \"tags\": [{\"content\": \"ref:0011\"}]}";
    assertThat(call("create-lead", "--body", lead)).isZero();
    run(new CheckCommand(), options());
    assertThat(out.toString()).contains("search by tag        ok    SML finds a lead");
  }

  @Test
  void checksHowAnExternalBrokerIsSetUp() throws Exception {
    int port = FreePorts.next();
    useBroker(port);
    try (NetworkBroker broker =
        new NetworkBroker(NetworkBroker.asShipped(directory, port)).start()) {
      assertThat(broker).isNotNull();
      assertThat(run(new CheckCommand(), options())).as(out.toString()).isZero();
      assertThat(out.toString().lines())
          .last()
          .asString()
          // A journal of the tests needs no library of the system. Nothing else is noted.
          .matches("broker +\\S+ +NOTE +journal-type is NIO: .*");
      assertThat(out.toString().lines().filter(line -> line.startsWith("broker"))).hasSize(1);
    }
    port = FreePorts.next();
    useBroker(port);
    try (NetworkBroker broker =
        new NetworkBroker(
                NetworkBroker.plain(directory.resolve("other"), "tcp://127.0.0.1:" + port))
            .start()) {
      assertThat(broker).isNotNull();
      assertThat(run(new CheckCommand(), options())).isEqualTo(1);
      assertThat(out.toString().lines())
          .anyMatch(
              line ->
                  line.matches(
                      "broker +\\S+ +FAILS max-delivery-attempts is 10: .* and \\d+ more\\)"))
          .anyMatch(line -> line.matches("broker +\\S+ +NOTE  redelivery-delay is 0: .*"));
    }
  }

  @Test
  void namesACertificateThatHasExpired() throws Exception {
    TestAuthority authority = new TestAuthority(directory, "authority");
    Path old = authority.issueExpired("old", "dns:old").certificate("old");
    aDealer()
        .at("https://localhost:1")
        .password("file:password")
        .withAccount("trusted-certificates: " + old)
        .withQueue()
        .writeTo(directory);
    assertThat(run(new LintCommand(), options())).isEqualTo(2);
    assertThat(err.toString())
        .contains("dealers.yaml: accounts.demo: trusted-certificates " + old)
        .contains("the certificate of CN=old expired on 20")
        .contains("store a valid one in the file");
    assertThat(run(new CheckCommand(), options())).isEqualTo(1);
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.matches(
                    "certificates +accounts.demo +FAILS trusted-certificates .* expired .*"));
  }

  private void useBroker(int port) throws Exception {
    Files.writeString(directory.resolve("broker-password"), NetworkBroker.PASSWORD.reveal());
    Files.writeString(
        directory.resolve("application.properties"),
        """
        broker.url = tcp://127.0.0.1:%d
        broker.username = %s
        broker.password = file:broker-password
        """
            .formatted(port, NetworkBroker.USER));
    aDealer()
        .at(sandbox.baseUrl())
        .password("file:password")
        .withQueue()
        .with("crm: {}")
        .writeTo(directory);
  }

  private int call(String... arguments) {
    List<String> all = options(arguments);
    all.addAll(List.of("--account", "demo"));
    return run(new CallCommand(), all);
  }

  private List<String> options(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", directory.toString(), "--routes", "routes"));
    return all;
  }

  private int run(Callable<Integer> command, List<String> arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new FailureReport())
        .execute(arguments.toArray(String[]::new));
  }
}
