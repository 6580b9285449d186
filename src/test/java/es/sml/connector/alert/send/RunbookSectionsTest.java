package es.sml.connector.alert.send;

import static es.sml.connector.alert.AlertSamples.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbookSectionsTest {
  private static final Path RUNBOOK = Path.of("docs/runbook.md");

  @Test
  void namesOnlySectionsOfTheRunbook() throws IOException {
    assumeThat(RUNBOOK).exists();
    assertThat(Markdown.anchors(Files.readAllLines(RUNBOOK)))
        .containsAll(RunbookSections.OF_RULES.values());
  }

  @ParameterizedTest
  @EnumSource(value = AlertRule.class, names = "COMPONENT", mode = EnumSource.Mode.EXCLUDE)
  void eachRuleHasASectionThatNamesIt(AlertRule rule) throws IOException {
    String section =
        RunbookSections.of(
            new Condition(
                rule,
                "s",
                "g",
                Set.of(),
                Severity.WARNING,
                LocalizedText.untranslated("why"),
                null));
    assertThat(section).isNotEmpty();
    assertThat(text(section.substring(1))).containsPattern("`" + rule.label() + "(`|-…)");
  }

  private static String text(String section) throws IOException {
    return Arrays.stream(Files.readString(RUNBOOK).split("\n(?=## )", -1))
        .filter(part -> Markdown.anchors(part.lines().limit(1).toList()).contains(section))
        .findAny()
        .orElseThrow();
  }

  @Test
  void knowsTheSectionOfARuleAndOfAComponent() {
    assertThat(RunbookSections.of(mailbox("norte/one", Severity.WARNING)))
        .isEqualTo("#a-mailbox-fails");
    assertThat(RunbookSections.of(component("broker"))).isEqualTo("#the-broker-is-down");
    assertThat(RunbookSections.of(component("silence-norte"))).isEqualTo("#a-source-is-silent");
    assertThat(RunbookSections.of(component("route-ext"))).isEqualTo("#a-route-does-not-run");
    assertThat(RunbookSections.of(component("other"))).isEmpty();
  }

  private static Condition component(String name) {
    return new Condition(
        AlertRule.COMPONENT,
        name,
        name,
        Set.of(),
        Severity.WARNING,
        LocalizedText.untranslated("why"),
        null);
  }
}
