package es.sml.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.DealerMailbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alerts and the dashboard use metrics that a running connector exposes. */
class MonitoringFilesTest extends OpsStationTest {
  private static final Path DIRECTORY = Path.of("src", "main", "monitoring");
  private static final Pattern DURATION = Pattern.compile("[1-9][0-9]*[smhd]");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b([a-z_]+)(?:\\{([^}]*)}|\\[|(?=\\s*[><=+)*/-]|\\s*$))");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

  private static final Pattern METRIC = Pattern.compile("(?:sml_connector|jvm)_[a-z_]+");
  private static final String QUEUES_OF_LEADS = "leads\\\\.inbound\\\\..+|dealers\\\\..+\\\\.leads";

  /** The verbs that begin a next step. */
  private static final String STEP =
      "(?:Check|Correct|If|List|Make|Never|Read|Remove|Repair|Run|Save|See|Set|Wait)\\b";

  /** Words that the glossary replaces. */
  private static final Pattern BANNED =
      Pattern.compile(
          "(?i)\\b(nobody|somebody|whoever|tells?|told|looks?|looked|lay|lies|knows?|parts?|settled?"
              + "|repeat(s|ed)?|bury|buried|verdicts?|rulings?)\\b|(?<!dead[ -])\\bletters?\\b");

  /** Labels that Prometheus adds. */
  private static final Set<String> PROMETHEUS_OWN = Set.of("job", "instance");

  private DealerMailbox mailbox;

  @Override
  protected String idleRoutes() {
    return "none";
  }

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    mailbox = new DealerMailbox();
    mailbox.deliver(
        """
        Message-ID: <1@portal.example>
        From: avisos@portal.example
        Subject: Contacto

        Nombre: Eva Sanz
        Teléfono: 600123321
        Vehículo: Kia Niro
        """);
    prepared.withSetting("door.enabled", "true").withSetting("door.port", "0");
    prepared.withDealer(
        mailbox.yaml()
            + "\n    queue: {}\n    crm: {}"
            + "\n    channels: {ads: {kind: google, secrets: ['env:BROKER_PASSWORD']}}"
            + "\n    drop-folder: {directory: '%s'}".formatted(directory.resolve("drop")));
  }

  @AfterEach
  void stopMailServer() {
    mailbox.close();
  }

  @Test
  void everyMetricAndLabelInThemIsOneThatTheConnectorExposes() throws Exception {
    startAll();
    connector.awaitCreated(1);
    System.gc(); // so that the pause of a collection is measured
    Map<String, String> queries = queries();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(unknown(queries, labels())).isEmpty());
  }

  @Test
  void theRulesHaveWhatPrometheusDemands() throws Exception {
    JsonNode groups = new YAMLMapper().readTree(file("prometheus-rules.yaml")).path("groups");
    List<String> names = new ArrayList<>();
    assertThat(groups).isNotEmpty();
    for (JsonNode group : groups) {
      assertThat(fields(group)).containsExactlyInAnyOrder("name", "rules");
      for (JsonNode rule : group.path("rules")) {
        String name = rule.path("alert").asText();
        names.add(name);
        assertThat(name).matches("[A-Z][A-Za-z]+");
        assertThat(fields(rule))
            .as(name)
            .isSubsetOf("alert", "expr", "for", "labels", "annotations");
        assertThat(rule.path("expr").asText()).as(name).isNotBlank();
        if (rule.has("for")) {
          assertThat(rule.path("for").asText()).as(name).matches(DURATION);
        }
        assertThat(rule.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
        assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
        assertThat(rule.at("/annotations/description").asText()).as(name).isNotBlank();
      }
    }
    assertThat(names).doesNotHaveDuplicates();
    queries().forEach((where, query) -> assertThat(isBalanced(query)).as(where).isTrue());
  }

  @Test
  void theTextsAreShortAndUseTheWordsOfTheGlossary() throws Exception {
    assertThat(texts())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            text -> {
              assertThat(BANNED.matcher(text).find()).as(text).isFalse();
              for (String sentence : text.replaceAll("\\{\\{.*?}}", "X").split("(?<=[.?!]) ", -1)) {
                assertThat(sentence.split(" ", -1)).as(sentence).hasSizeLessThanOrEqualTo(20);
              }
            });
  }

  @Test
  void eachAlertEndsWithTheNextStepAndIsInTheListForThePersonOnCall() throws Exception {
    List<String> page = Files.readAllLines(Path.of("docs", "on-call.md"));
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").asText();
      assertThat(rule.at("/annotations/description").asText())
          .as(name)
          .matches("(?s).*(?:^|[.:] )" + STEP + "[^.]*(?:\\.[^ ][^.]*)*\\.$");
      String severity = rule.at("/labels/severity").asText();
      assertThat(page)
          .as(name)
          .anyMatch(line -> line.startsWith("| `" + name + "` | " + severity + " | "));
    }
  }

  @Test
  void theDashboardShowsWhatTheAlertsAreAbout() throws Exception {
    Map<String, String> queries = queries();
    String panels = String.join("\n", select(queries, "panel "));
    List<String> alerts = select(queries, "alert ");
    for (String query : alerts) {
      for (Matcher metric = METRIC.matcher(query); metric.find(); ) {
        assertThat(panels).contains(metric.group());
      }
    }
    assertThat(queries.get("panel Oldest lead on a queue A"))
        .contains("queue=~\"" + QUEUES_OF_LEADS + "\"");
    assertThat(queries.get("alert SmlLeadsWait")).contains("queue=~\"" + QUEUES_OF_LEADS + "\"");
  }

  @Test
  void thePanelsOfTheDashboardDoNotOverlap() throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(file("grafana-dashboard.json"));
    assertThat(dashboard.path("uid").asText()).isEqualTo("sml-connector");
    Map<String, String> places = new TreeMap<>();
    Set<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      String title = panel.path("title").asText();
      JsonNode place = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      assertThat(place.path("x").asInt() + place.path("w").asInt()).as(title).isLessThan(25);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(places.put(cell, title)).as("%s at %s", title, cell).isNull();
        }
      }
    }
  }

  /** Returns the metrics and labels of queries that the connector does not expose. */
  private static List<String> unknown(
      Map<String, String> queries, Map<String, Set<String>> exposed) {
    List<String> unknown = new ArrayList<>();
    queries.forEach(
        (where, query) -> {
          int selectors = 0;
          for (Matcher selector = SELECTOR.matcher(query); selector.find(); ) {
            String name = selector.group(1);
            if (name.equals("up") || !isMetric(name)) {
              continue;
            }
            selectors++;
            if (!exposed.containsKey(name)) {
              unknown.add(where + ": " + name);
              continue;
            }
            Matcher label = MATCHER.matcher(selector.group(2) == null ? "" : selector.group(2));
            while (label.find()) {
              String asked = label.group(1);
              if (!exposed.get(name).contains(asked) && !PROMETHEUS_OWN.contains(asked)) {
                unknown.add(where + ": " + name + " by " + asked);
              }
            }
          }
          if (selectors == 0 && !query.startsWith("up{")) {
            unknown.add(where + " names no metric: " + query);
          }
        });
    return unknown;
  }

  private static boolean isMetric(String word) {
    return word.startsWith("sml_connector_")
        || word.startsWith("jvm_")
        || word.startsWith("process_");
  }

  /** Returns the labels of each metric. */
  private Map<String, Set<String>> labels() {
    Map<String, Set<String>> labels = new TreeMap<>();
    Exposition metrics = Exposition.of(ops.send("GET", "/observe/metrics", null, null).body());
    for (String series : metrics.series().keySet()) {
      Set<String> all = labels.computeIfAbsent(series.split("[{]", 2)[0], name -> new TreeSet<>());
      for (Matcher label = MATCHER.matcher(series); label.find(); ) {
        all.add(label.group(1));
      }
    }
    return labels;
  }

  /** Returns the texts of the alerts and panels. */
  private static List<String> texts() throws Exception {
    List<String> texts = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(file("prometheus-rules.yaml")).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        texts.add(rule.at("/annotations/summary").asText());
        texts.add(rule.at("/annotations/description").asText());
      }
    }
    JsonNode dashboard = new ObjectMapper().readTree(file("grafana-dashboard.json"));
    for (JsonNode panel : dashboard.path("panels")) {
      texts.add(panel.path("title").asText());
      texts.add(panel.path("description").asText());
    }
    return texts;
  }

  private static List<JsonNode> rules() throws Exception {
    List<JsonNode> rules = new ArrayList<>();
    new YAMLMapper()
        .readTree(file("prometheus-rules.yaml"))
        .path("groups")
        .forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static List<String> select(Map<String, String> queries, String where) {
    return queries.entrySet().stream()
        .filter(query -> query.getKey().startsWith(where))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the queries of both files by their place. */
  private static Map<String, String> queries() throws Exception {
    Map<String, String> queries = new LinkedHashMap<>();
    for (JsonNode group : new YAMLMapper().readTree(file("prometheus-rules.yaml")).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        queries.put("alert " + rule.path("alert").asText(), rule.path("expr").asText());
      }
    }
    JsonNode dashboard = new ObjectMapper().readTree(file("grafana-dashboard.json"));
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.put(
            "panel " + panel.path("title").asText() + " " + target.path("refId").asText(),
            target.path("expr").asText());
      }
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.path("type").asText().equals("query")) {
        String query = variable.path("definition").asText();
        queries.put(
            "variable " + variable.path("name").asText(),
            query.replaceFirst("label_values\\(([a-z_]+), [a-z]+\\)", "$1"));
      }
    }
    assertThat(queries).hasSizeGreaterThan(40);
    return queries;
  }

  private static boolean isBalanced(String query) {
    int open = 0;
    for (int i = 0; i < query.length() && open >= 0; i++) {
      char c = query.charAt(i);
      open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }
    return open == 0;
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static java.io.File file(String name) {
    return DIRECTORY.resolve(name).toFile();
  }
}
