package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.Programs;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.ShippedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that send leads and commands, against a connector and the sandbox. */
class SendingSamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLES = "src/main/samples/";
  private static final String BODY = "{\"status\": \"tracing\"}";

  @TempDir static Path directory;
  private static RunningConnector connector;
  private static Map<String, String> environment;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    int broker = FreePorts.next();
    connector =
        new RunningConnector(directory)
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("broker.acceptor", "127.0.0.1:" + broker)
            .withDealer(
                """
                queue: {}
                    crm: {}
                    broker-user:
                      username: norte-crm
                      password: env:MAIL_PASSWORD""")
            .start();
    environment =
        Map.of(
            "BROKER_URL",
            "tcp://127.0.0.1:" + broker,
            "BROKER_PASSWORD",
            "mail",
            "OPS_URL",
            "http://127.0.0.1:" + connector.runtime().opsPort() + "/api/v1",
            "OPS_TOKEN",
            OpsCalls.OPERATOR);
  }

  @AfterAll
  static void stop() {
    connector.close();
  }

  @Test
  void sendsALeadAndACommandByJms() throws Exception {
    JsonNode reply = java("SendLead", "norte", "norte-crm", "CRM-1");
    assertThat(reply.path("id").asText()).isEqualTo("CRM-1");
    assertThat(reply.path("outcome").asText()).isEqualTo("created");
    String reference = reply.path("reference").asText();
    JsonNode done = java("SendCommand", "norte-crm", reference, "change-status", BODY);
    assertThat(done.path("outcome").asText()).isEqualTo("success");
    assertThat(status(reply.path("leadId").asLong())).isEqualTo("tracing");
  }

  @ParameterizedTest
  @CsvSource({
    "python3, python/send_lead.py, python/send_command.py",
    "node, javascript/send-lead.mjs, javascript/send-command.mjs",
  })
  void sendsALeadAndACommandByHttp(String program, String lead, String command) throws Exception {
    assumeThat(Programs.isInstalled(program)).as(program).isTrue();
    String ownId = "CRM-" + program;
    JsonNode reply = run(program, SAMPLES + lead, "norte", ownId);
    assertThat(reply.path("outcome").asText()).isEqualTo("success");
    assertThat(run(program, SAMPLES + lead, "norte", ownId)).isEqualTo(reply);
    long id = reply.at("/result/id").asLong();
    JsonNode done = run(program, SAMPLES + command, "sml:" + id, "change-status", BODY);
    assertThat(done.path("outcome").asText()).isEqualTo("success");
    assertThat(status(id)).isEqualTo("tracing");
    JsonNode called = run(program, SAMPLES + command, ownId, "click2call");
    assertThat(called.at("/result/lead").asLong()).isEqualTo(id);
  }

  private static String status(long lead) {
    return connector.api("GET", "/api/lead/" + lead + "/", null).path("status").asText();
  }

  private JsonNode java(String sample, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SAMPLES + "java/" + sample + ".java"));
    command.addAll(List.of(arguments));
    return reply(command);
  }

  private JsonNode run(String... command) throws IOException {
    return reply(List.of(command));
  }

  private JsonNode reply(List<String> command) throws IOException {
    String printed = Programs.run(directory, environment, command);
    String reply = printed.lines().reduce((first, last) -> last).orElseThrow();
    ShippedSchemas.checkForCrm(reply);
    return JSON.readTree(reply);
  }
}
