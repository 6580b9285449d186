package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.RunningConnector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dealer's program may command, against the sandbox. */
class CommandRightsTest {
  private static final String OPERATIONS =
      "operations: [create-lead, get-lead, lead-history, modify-lead, assign-lead, change-status,"
          + " finish-lead, create-task, modify-task, delete-task, click2call, list-leads,"
          + " list-users, list-provinces]";

  @TempDir private Path directory;
  private RunningConnector connector;
  private CommandingProgram program;

  @BeforeEach
  void start() throws Exception {
    int port = FreePorts.next();
    connector =
        new RunningConnector(directory)
            .withSetting("broker.acceptor", "127.0.0.1:" + port)
            .withDealer(
                """
                queue: {}
                    crm: {concessionaires: [1]}
                    broker-user:
                      username: norte-crm
                      password: env:MAIL_PASSWORD
                      %s"""
                    .formatted(OPERATIONS))
            .start();
    program = new CommandingProgram(port);
  }

  @AfterEach
  void stop() throws Exception {
    program.close();
    connector.close();
  }

  @Test
  void commandsOnlyItsOwnDealersLeads() throws Exception {
    JsonNode own = ownLead();
    JsonNode foreign = foreignLead();
    int writes = connector.audit().size();
    Map<String, String> attacks = attacks(own, foreign);
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, String> attack : attacks.entrySet()) {
      JsonNode reply = program.ask(attack.getKey(), attack.getValue());
      all.assertThat(reply.path("outcome").asText()).as(attack.getKey()).isEqualTo("rejected");
      all.assertThat(reply.at("/error/message").asText())
          .as(attack.getKey())
          .isNotEmpty()
          .doesNotContain("SML rejected")
          .doesNotContain("unexpected");
    }
    all.assertAll();
    assertThat(connector.audit()).hasSize(writes);
    connector.awaitQueueEmpty("sml.commands");
    assertThat(connector.browse("leads.dead")).isEmpty();
  }

  private static Map<String, String> attacks(JsonNode own, JsonNode foreign) {
    String mine = own.path("id").asText();
    String others = foreign.path("id").asText();
    String ownTask = own.at("/request/task/0/id").asText();
    String othersTask = foreign.at("/request/task/0/id").asText();
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("login", of("login"));
    attacks.put("logout", of("logout"));
    attacks.put("all clients", of("list-clients"));
    attacks.put("all sources", of("list-sources"));
    attacks.put("all concessionaires", of("list-concessionaires"));
    attacks.put("leads elsewhere", of("list-leads") + params("concessionaire__in", "1,2"));
    attacks.put("leads of no place", of("list-leads") + params("concessionaire__in", ""));
    attacks.put(
        "users elsewhere", of("list-users") + params("userconcession__concessionaire__id", "2"));
    for (String operation :
        new String[] {"get-lead", "lead-history", "finish-lead", "change-status", "assign-lead"}) {
      attacks.put(operation, of(operation) + params("id_lead", others) + body(operation));
    }
    attacks.put(
        "modify-lead", of("modify-lead") + params("id_lead", others) + ",\"body\":{\"score\":1}");
    attacks.put("create-task", of("create-task") + ",\"body\":{\"lead\":" + others + "}");
    attacks.put("click2call", of("click2call") + ",\"body\":{\"lead\":" + others + "}");
    attacks.put(
        "two leads",
        of("click2call") + params("id_lead", mine) + ",\"body\":{\"lead\":" + others + "}");
    attacks.put("lead as a text", of("get-lead") + params("id_lead", mine + "/../" + others));
    attacks.put("lead by SML's id", of("get-lead") + ",\"lead\":\"sml:" + others + "\"");
    attacks.put("task alone", of("delete-task") + params("id_tarea", othersTask));
    attacks.put(
        "task of another lead",
        of("delete-task")
            + ",\"params\":{\"id_tarea\":"
            + othersTask
            + ",\"id_lead\":"
            + mine
            + "}");
    attacks.put(
        "change of another lead's task",
        of("modify-task")
            + ",\"params\":{\"id_tarea\":"
            + othersTask
            + ",\"id_lead\":"
            + mine
            + "}"
            + ",\"body\":{\"description\":\"x\"},\"replace\":true");
    attacks.put(
        "part of another lead's task",
        of("modify-task")
            + ",\"params\":{\"id_tarea\":"
            + ownTask
            + ",\"id_lead\":"
            + mine
            + "}"
            + ",\"body\":{\"note\":[{\"id\":987654,\"content\":\"x\"}]},\"replace\":true");
    attacks.put("another lead's client", change(mine, "client", foreign.path("client")));
    attacks.put("another lead's vehicle", change(mine, "vehicle", foreign.path("vehicle")));
    attacks.put(
        "another place", of("modify-lead") + params("id_lead", mine) + ",\"body\":{\"source\":7}");
    JsonNode reference = own.at("/tags/0");
    attacks.put("a reference", tags(mine, "{\"content\":\"ref:%s\"}".formatted("a".repeat(24))));
    attacks.put("no reference", tags(mine, "") + ",\"replace\":true");
    attacks.put(
        "another reference",
        tags(mine, "{\"id\":%s,\"content\":\"x\"}".formatted(reference.path("id"))));
    attacks.put("replace as a text", tags(mine, "") + ",\"replace\":\"true\"");
    attacks.put("another dealer", of("list-provinces") + ",\"dealer\":\"sur\"");
    return attacks;
  }

  private static String change(String lead, String block, JsonNode foreign) {
    String field = block.equals("client") ? "name" : "brand_model";
    return of("modify-lead")
        + params("id_lead", lead)
        + ",\"body\":{\"%s\":{\"id\":%s,\"%s\":\"x\"}},\"replace\":true"
            .formatted(block, foreign.path("id"), field);
  }

  private static String tags(String lead, String tags) {
    return of("modify-lead")
        + params("id_lead", lead)
        + ",\"body\":{\"tags\":[%s]}".formatted(tags);
  }

  private static String body(String operation) {
    return switch (operation) {
      case "change-status" -> ",\"body\":{\"status\":\"tracing\"}";
      case "assign-lead" -> ",\"body\":{\"user\":1}";
      default -> "";
    };
  }

  @Test
  void evenTheConnectorsOwnLoginRemovesNoReference() throws Exception {
    connector.send(
        "sml.commands",
        "{\"id\":\"c1\",\"account\":\"demo\",\"replyTo\":\"%s\"%s,\"replace\":true}"
            .formatted(CommandingProgram.REPLIES, tags(ownLead().path("id").asText(), "")));
    assertThat(program.reply().at("/error/message").asText())
        .contains("may not set or remove a `ref:` tag");
  }

  @Test
  void aRefusedMessageThatIsNoJsonIsListedForItsDealer() throws Exception {
    program.send("c1", " no JSON");
    await()
        .until(() -> count("SELECT COUNT(*) FROM command WHERE reply LIKE '%is not JSON%'") == 1);
    assertThat(count("SELECT COUNT(*) FROM command WHERE command_id LIKE '%norte%'")).isEqualTo(1);
  }

  private long count(String sql) {
    return connector.ledger().sql(sql).query(Long.class).single();
  }

  @Test
  void namesNoSettingForWhatNoSettingAllows() throws Exception {
    JsonNode reply = program.ask("c1", of("list-clients"));
    assertThat(reply.at("/error/message").asText())
        .isEqualTo("list-clients: is not allowed: SML cannot limit it to one dealer");
  }

  @Test
  void doesWhatItsDealersLeadsNeed() throws Exception {
    JsonNode own = ownLead();
    String id = own.path("id").asText();
    String task = own.at("/request/task/0/id").asText();
    JsonNode tag = own.at("/tags/0");
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("show", of("get-lead") + params("id_lead", id));
    String reference = ",\"lead\":" + own.at("/tags/0/content");
    commands.put("by reference", of("get-lead") + reference);
    commands.put("by SML's id", of("get-lead") + ",\"lead\":\"sml:" + id + "\"");
    commands.put("history", of("lead-history") + params("id_lead", id));
    commands.put(
        "change",
        of("modify-lead")
            + params("id_lead", id)
            + ",\"body\":{\"client\":{\"id\":%s,\"name\":\"Ana\"},\"vehicle\":{\"km\":\"1\"}}"
                .formatted(own.at("/client/id")));
    commands.put(
        "change of a task",
        of("modify-task")
            + ",\"params\":{\"id_tarea\":"
            + task
            + ",\"id_lead\":"
            + id
            + "}"
            + ",\"body\":{\"description\":\"x\"}");
    commands.put("new tag", tags(id, "{\"content\":\"vip\"}"));
    commands.put(
        "the same tags",
        tags(
                id,
                "{\"id\":"
                    + tag.path("id")
                    + ",\"content\":"
                    + tag.path("content")
                    + "},{\"content\":\"vip\"}")
            + ",\"replace\":true");
    commands.put("new task", of("create-task") + ",\"body\":{\"lead\":" + id + "}");
    commands.put("call", of("click2call") + ",\"body\":{\"lead\":" + id + "}");
    commands.put("end of a task", of("delete-task") + reference + params("id_tarea", task));
    commands.put("users", of("list-users"));
    commands.put("provinces", of("list-provinces") + params("country", "28"));
    commands.put("end", of("finish-lead") + params("id_lead", id));
    for (Map.Entry<String, String> command : commands.entrySet()) {
      JsonNode reply = program.ask(command.getKey(), command.getValue());
      assertThat(reply.path("outcome").asText()).as(reply.toString()).isEqualTo("success");
    }
  }

  @Test
  void listsTheLeadsOfItsDealersPlacesAlone() throws Exception {
    ownLead();
    foreignLead();
    JsonNode reply = program.ask("c1", of("list-leads") + params("search", "Cliente"));
    assertThat(reply.path("outcome").asText()).isEqualTo("success");
    assertThat(reply.at("/result/results")).isNotEmpty();
    for (JsonNode lead : reply.at("/result/results")) {
      assertThat(lead.path("concessionaire").asInt()).isEqualTo(1);
    }
  }

  @Test
  void givesNoProgramALoginOrALogout() throws Exception {
    for (String operation : new String[] {"login", "logout"}) {
      connector.send(
          "sml.commands",
          "{\"id\":\"%1$s\",\"operation\":\"%1$s\",\"account\":\"demo\",\"replyTo\":\"%2$s\"}"
              .formatted(operation, CommandingProgram.REPLIES));
      JsonNode reply = program.reply();
      assertThat(reply.path("outcome").asText()).isEqualTo("rejected");
      assertThat(reply.at("/error/message").asText()).contains("is not allowed as a command");
    }
    connector.send(
        "sml.commands",
        "{\"id\":\"c3\",\"operation\":\"list-clients\",\"account\":\"demo\",\"replyTo\":\"%s\"}"
            .formatted(CommandingProgram.REPLIES));
    assertThat(program.reply().path("outcome").asText()).isEqualTo("success");
  }

  @Test
  void givesItsCommandsIdsThatNoOtherSenderCanUseUp() throws Exception {
    connector.send(
        "sml.commands",
        "{\"id\":\"1\",\"operation\":\"list-sources\",\"account\":\"demo\",\"replyTo\":\"%s\"}"
            .formatted(CommandingProgram.REPLIES));
    assertThat(program.reply().path("outcome").asText()).isEqualTo("success");
    JsonNode reply = program.ask("1", of("list-provinces") + params("country", "28"));
    assertThat(reply.path("outcome").asText()).as(reply.toString()).isEqualTo("success");
  }

  /** A lead that the dealer's program created, with a task. */
  private JsonNode ownLead() throws Exception {
    String lead = withTask(RunningConnector.lead(1));
    JsonNode created = program.ask("own", of("create-lead") + ",\"body\":" + lead);
    assertThat(created.path("outcome").asText()).as(created.toString()).isEqualTo("success");
    return connector.api("GET", "/api/lead/" + created.at("/result/id") + "/", null);
  }

  @Test
  void createsNoLeadInAnotherPlace() throws Exception {
    String lead = RunningConnector.lead(3).replace("\"source\": 1", "\"source\": 7");
    JsonNode reply = program.ask("elsewhere", of("create-lead") + ",\"body\":" + lead);
    assertThat(reply.path("outcome").asText()).as(reply.toString()).isEqualTo("rejected");
    assertThat(reply.toString()).contains("would create it in another concessionaire");
  }

  /** Another dealer's lead, in another place, with a task. */
  private JsonNode foreignLead() {
    return connector.api(
        "POST",
        "/api/lead/",
        withTask(RunningConnector.lead(2)).replace("\"source\": 1", "\"source\": 7"));
  }

  private static String withTask(String lead) {
    return lead.substring(0, lead.length() - 1) + ",\"request\":{\"task\":[{\"type\":\"date\"}]}}";
  }

  private static String of(String operation) {
    return ",\"operation\":\"" + operation + "\"";
  }

  private static String params(String name, String value) {
    return ",\"params\":{\"%s\":\"%s\"}".formatted(name, value);
  }
}
