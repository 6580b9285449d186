package es.sml.connector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.testing.Markdown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runbook has a section for each component and each alert. */
class RunbookTest {
  private static final Path PAGE = Path.of(Runbook.PAGE);
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static final Path RULES = Path.of("src/main/monitoring/prometheus-rules.yaml");

  @Test
  void eachComponentHasASectionThatNamesIt() throws Exception {
    for (Map.Entry<String, String> component : Runbook.SECTIONS.entrySet()) {
      assertThat(anchors()).contains(component.getValue());
      assertThat(section(component.getValue())).contains("`" + component.getKey());
    }
  }

  @Test
  void eachAlertHasASectionThatNamesItAndSaysWhenItIsOver() throws Exception {
    for (JsonNode rule : new YAMLMapper().readTree(RULES.toFile()).at("/groups/0/rules")) {
      String alert = rule.path("alert").asText();
      String[] url = rule.at("/annotations/runbook_url").asText().split("#", 2);
      assertThat(url[0]).as(alert).isEqualTo(Runbook.PAGE);
      assertThat(anchors()).as(alert).contains(url[1]);
      assertThat(section(url[1])).as(alert).contains("`" + alert + "`");
    }
  }

  @Test
  void eachSectionSaysWhenItIsOver() throws Exception {
    assertThat(anchors()).hasSizeGreaterThan(20);
    for (String anchor : anchors().subList(1, anchors().size())) {
      assertThat(section(anchor)).as(anchor).contains("**Over when** ");
    }
  }

  @Test
  void aComponentIsFoundByTheBeginningOfItsName() {
    assertThat(of("mailbox-norte/leads/INBOX")).endsWith("#a-mailbox-fails");
    assertThat(of("broker")).endsWith("#the-broker-is-down");
    assertThat(of("broker-process")).endsWith("#only-a-restart-helps");
    assertThat(of("route-ext-sftp")).endsWith("#a-route-does-not-run");
    assertThat(of("of-a-later-version")).isEqualTo(Runbook.PAGE);
  }

  @Test
  void aReasonMayHaveASectionOfItsOwn() throws Exception {
    assertThat(anchors()).containsAll(Runbook.OF_REASONS.values());
    assertThat(Runbook.of("broker", "health.disk-full", Locale.ENGLISH)).endsWith("#disk-full");
    assertThat(Runbook.of("broker", "health.broker", Locale.ENGLISH))
        .endsWith("#the-broker-is-down");
  }

  @Test
  void aReaderOfSpanishGetsTheSpanishPage() throws Exception {
    List<String> spanish = Markdown.anchors(Files.readAllLines(Path.of("docs/es/runbook.md")));
    for (String anchor : anchors()) {
      String[] link = Runbook.link("#" + anchor, SPANISH).split("#", 2);
      assertThat(link[0]).isEqualTo("docs/es/runbook.md");
      assertThat(spanish).as(anchor).contains(link[1]);
    }
    assertThat(Runbook.of("mailbox-norte/leads/INBOX", null, SPANISH)).endsWith("#un-buzón-falla");
    assertThat(Runbook.of("of-a-later-version", null, SPANISH)).isEqualTo("docs/es/runbook.md");
  }

  private static String of(String component) {
    return Runbook.of(component, null, Locale.ENGLISH);
  }

  private static List<String> anchors() throws Exception {
    return new ArrayList<>(Markdown.anchors(Files.readAllLines(PAGE)));
  }

  private static String section(String anchor) throws Exception {
    StringBuilder section = new StringBuilder();
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("#")) {
        inside = Markdown.anchors(List.of(line)).contains(anchor);
      }
      if (inside) {
        section.append(line).append('\n');
      }
    }
    return section.toString();
  }
}
