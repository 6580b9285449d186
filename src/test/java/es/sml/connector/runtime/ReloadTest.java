package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.junit.jupiter.api.Test;

/** 64-reload: what of a changed configuration takes effect while the connector runs. */
class ReloadTest extends ReloadStationTest {
  private static final String SUR_QUEUE = "dealers.sur.leads";
  private static final String PORTAL =
      """
      From: avisos@portal.example
      Message-ID: <1@portal.example>
      Subject: Contacto
      Content-Type: text/plain; charset=utf-8

      Zname: Eva Sanz
      Zphone: 600123321
      """;
  private static final String FORMAT =
      """
      name: portal
      confidence: assumed
      when:
        from: '@portal\\.example\\b'
      labels:
        name: [Zname]
        phone: [Zphone]
      """;

  @Test
  void addsADealerBesideTheOthers() throws Exception {
    startAll();
    Map<String, Route> before = routes();
    connector.writeDealers(connector.norte(), sur("queue: {}\n    crm: {}"));
    assertThat(dealers(reload(), "added")).containsExactly("sur");
    connector.sendCorrelated(SUR_QUEUE, RunningConnector.lead(1), "1");
    connector.awaitCreated(1);
    before.forEach((id, route) -> assertThat(context.getRoute(id)).isSameAs(route));
    assertThat(components()).contains("dealer-sur");
    assertThat(audit("").get(0)).isEqualTo("reload by operator (ana): dealers added: sur");
  }

  @Test
  void removesADealerAndNothingElse() throws Exception {
    startAll();
    Map<String, Route> before = routes();
    connector.writeDealers(connector.norte(), everyWay("sur"));
    reload();
    assertThat(routesOf("sur")).hasSize(5);
    connector.writeDealers(connector.norte());
    assertThat(dealers(reload(), "removed")).containsExactly("sur");
    assertThat(routes()).containsExactlyInAnyOrderEntriesOf(before);
    assertThat(components()).doesNotContain("dealer-sur").noneMatch(part -> part.contains("sur/"));
    assertThat(ops.get("status").findValuesAsText("queue")).doesNotContain(SUR_QUEUE);
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "1");
    connector.awaitCreated(1);
  }

  @Test
  void replacesOnlyWhatADealerChanged() throws Exception {
    startAll();
    Map<String, Route> before = routes();
    connector.writeDealers(
        connector.norte().replace("crm: {}", "crm:\n      folder: " + directory.resolve("crm")));
    assertThat(dealers(reload(), "changed")).containsExactly("norte");
    before.remove("callback-queue-norte");
    assertThat(routes()).containsAllEntriesOf(before).containsKey("callback-folder-norte");
    assertThat(context.getRoute("callback-queue-norte")).isNull();
  }

  @Test
  void keepsTheQueueOfARemovedDealerUntilItIsBack() throws Exception {
    startAll();
    connector.writeDealers(connector.norte(), sur("queue: {}"));
    reload();
    connector.stopSandbox();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "1");
    await().until(this::isPaused);
    await().until(() -> isSuspended("dealer-queue-message-sur"));
    connector.sendCorrelated(SUR_QUEUE, RunningConnector.lead(2), "2");
    connector.writeDealers(connector.norte());
    reload();
    awaitMessages(SUR_QUEUE, 1); // one that was rejected by the pause comes back a little later
    assertThat(ops.get("status").findValuesAsText("queue")).contains(SUR_QUEUE);
    connector.restartSandbox();
    await().until(() -> !isPaused());
    connector.writeDealers(connector.norte(), sur("queue: {}"));
    reload();
    connector.awaitCreated(2);
    connector.awaitQueueEmpty(SUR_QUEUE);
  }

  @Test
  void deadLettersLeadsOfARemovedDealerAndReplaysThemOnceItIsBack() throws Exception {
    startAll();
    connector.send(
        INBOUND,
        session -> {
          Message message = session.createTextMessage(RunningConnector.lead(1));
          message.setStringProperty("LeadDealer", "sur");
          return message;
        });
    Message deadLetter = awaitMessages(DEAD, 1).get(0);
    assertThat(deadLetter.getStringProperty("LeadReason"))
        .isEqualTo(
            "dealers.yaml has no dealer sur: add the dealer, then replay the dead letter, or resolve the lead"
                + " (leads resolve) if it is parked");
    connector.writeDealers(connector.norte(), sur("queue: {}"));
    reload();
    ops.post("dead-letters/replay", "{\"filter\":{\"dealer\":\"sur\"}}");
    connector.awaitCreated(1);
  }

  @Test
  void deadLettersEventsOfARemovedCrmAndPublishesThemOnceItIsBack() throws Exception {
    startAll();
    Path blocked = Files.createFile(directory.resolve("a-file"));
    connector.writeDealers(norteWithFolder(blocked.resolve("events")));
    reload();
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "1");
    connector.awaitCreated(1);
    await().until(() -> rows("attempts > 0") == 1);
    connector.writeDealers(connector.norte().replace("    crm: {}\n", ""));
    reload();
    Message deadLetter = awaitMessages(DEAD, 1).get(0);
    assertThat(deadLetter.getStringProperty("LeadStage")).isEqualTo("callback");
    assertThat(deadLetter.getStringProperty("LeadReason"))
        .isEqualTo("dealer norte has no crm in dealers.yaml: add it, then replay the dead letter");
    Path events = directory.resolve("events");
    connector.writeDealers(norteWithFolder(events));
    reload();
    ops.post("dead-letters/replay", "{\"filter\":{\"stage\":\"callback\"}}");
    await().until(() -> Files.isDirectory(events) && events.toFile().list().length == 1);
  }

  private String norteWithFolder(Path folder) {
    return connector.norte().replace("crm: {}", "crm:\n      folder: " + folder);
  }

  /** Counts the events that match a condition. */
  private int rows(String condition) {
    return connector
        .ledger()
        .sql("SELECT COUNT(*) FROM crm_event WHERE " + condition)
        .query(Integer.class)
        .single();
  }

  @Test
  void readsByAFormatThatIsNew() throws Exception {
    startAll();
    connector.sendCorrelated(DEALER, PORTAL, "1");
    awaitMessages(DEAD, 1);
    Files.writeString(directory.resolve("config/formats/portal.yaml"), FORMAT);
    assertThat(texts(reload().path("formats"))).containsExactly("formats/portal.yaml");
    connector.sendCorrelated(DEALER, PORTAL, "2");
    awaitState("2", PORTAL, LeadState.CREATED);
  }

  @Test
  void keepsWhatRunsWhereAnEditIsNotSound() throws Exception {
    startAll();
    Map<String, Route> before = routes();
    connector.writeDealers(connector.norte(), sur("queue: {}\n    qeue: {}"));
    JsonNode problem = reload().path("problems").path(0);
    assertThat(problem.path("line").asInt()).isEqualTo(18);
    assertThat(problem.path("key").asText()).isEqualTo("dealers.sur.qeue");
    assertThat(problem.path("reason").asText()).isEqualTo("unknown key; did you mean queue?");
    assertThat(routes()).containsExactlyInAnyOrderEntriesOf(before);
    connector.sendCorrelated(DEALER, RunningConnector.lead(1), "1");
    connector.awaitCreated(1);
  }

  @Test
  void namesTheLineOfAWrongFormat() throws Exception {
    startAll();
    Files.writeString(
        directory.resolve("config/formats/portal.yaml"), FORMAT.replace("  phone:", "  fone:"));
    JsonNode problem = reload().path("problems").path(0);
    assertThat(problem.path("file").asText()).endsWith("portal.yaml");
    assertThat(problem.path("line").asInt()).isEqualTo(7);
  }

  @Test
  void reportsWhatNeedsARestartAndAppliesTheRest() throws Exception {
    startAll();
    connector.writeDealers(connector.norte(), sur("queue: {}"));
    String dealers = Files.readString(directory.resolve("config/dealers.yaml"));
    Files.writeString(
        directory.resolve("config/dealers.yaml"), dealers.replace("consumers: 4", "consumers: 5"));
    Files.writeString(
        directory.resolve("config/application.properties"),
        Files.readString(directory.resolve("config/application.properties"))
            + "sml.page-size = 7\n");
    JsonNode result = reload();
    assertThat(dealers(result, "added")).containsExactly("sur");
    assertThat(texts(result.path("needsRestart")))
        .containsExactly(
            "application.properties: sml.page-size was changed",
            "dealers.yaml: the account demo was changed");
    assertThat(problems().get(0)).startsWith("needs a restart: ");
  }

  @Test
  void aNewAccountWorksWithItsDealers() throws Exception {
    startAll();
    Path file = directory.resolve("config/dealers.yaml");
    String dealers = Files.readString(file);
    String demo = dealers.substring(dealers.indexOf("    base-url"), dealers.indexOf("dealers:"));
    Files.writeString(
        file,
        dealers.replace(
            "dealers:\n",
            "  otra:\n"
                + demo
                + "    requests-per-minute: 6000\n"
                + "dealers:\n  este:\n    account: otra\n    source: 1\n    queue: {}\n    crm: {}\n"));
    JsonNode result = reload();
    assertThat(texts(result.at("/accounts/added"))).containsExactly("otra");
    assertThat(dealers(result, "added")).containsExactly("este");
    assertThat(texts(result.path("needsRestart"))).isEmpty();
    assertThat(texts(result.path("failed"))).isEmpty();
    connector.sendCorrelated("dealers.este.leads", RunningConnector.lead(1), "1");
    connector.awaitCreated(1);
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    assertThat(connector.consume("crm.este.status", 2).get(1)).contains("/sml/otra", "tracing");
    assertThat(components()).contains("account-otra", "status-sync-otra");
    assertThat(ops.get("status").path("accounts").findValuesAsText("account"))
        .containsExactlyInAnyOrder("demo", "otra");
    assertThat(ops.send("GET", "/observe/metrics", null, null).body())
        .contains("sml_connector_account_state{account=\"otra\",state=\"running\"} 1");
  }

  private static String sur(String parts) {
    return "  sur:\n    account: demo\n    source: 1\n    " + parts + "\n";
  }

  private String everyWay(String dealer) {
    return """
          %1$s:
            account: demo
            source: 1
            queue: {}
            crm: {}
            drop-folder:
              directory: %2$s
            inboxes:
              - host: 127.0.0.1
                port: 1
                security: none
                username: leads@%1$s.example
                password: env:MAIL_PASSWORD
              - host: 127.0.0.1
                port: 1
                protocol: pop3
                initial-read: all
                security: none
                username: pop3@%1$s.example
                password: env:MAIL_PASSWORD
        """
        .formatted(dealer, directory.resolve("drop"));
  }

  private JsonNode reload() {
    return ops.post("reload", "{}");
  }

  private static List<String> dealers(JsonNode result, String what) {
    return texts(result.path("dealers").path(what));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** All but the account's route that knows the queues of all its dealers. */
  private Map<String, Route> routes() {
    return context.getRoutes().stream()
        .filter(route -> !route.getId().equals("broker-dead-lead-demo"))
        .collect(Collectors.toMap(Route::getId, route -> route));
  }

  private List<String> routesOf(String dealer) {
    return routes().keySet().stream()
        .filter(id -> id.endsWith("-" + dealer) || id.endsWith("-" + dealer + "-2"))
        .toList();
  }

  private List<String> components() {
    List<String> components = new ArrayList<>();
    OpsCalls.json(ops.send("GET", "/observe/health", null, null))
        .path("components")
        .fieldNames()
        .forEachRemaining(components::add);
    return components;
  }

  /** What the status says of the configuration. */
  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (JsonNode problem : ops.get("status").path("problems")) {
      if (problem.path("component").asText().equals("configuration")) {
        problems.add(problem.path("reason").asText());
      }
    }
    return problems;
  }

  private boolean isSuspended(String route) {
    return context.getRoute(route).getConsumer() instanceof StatefulService consumer
        && consumer.getStatus() == ServiceStatus.Suspended;
  }

  private boolean isPaused() {
    return !ops.get("status").at("/accounts/0/state").asText().equals("RUNNING");
  }
}
