package es.sml.connector.alert.send;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.Notice.Entry;
import es.sml.connector.alert.state.Notice.Kind;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeTextTest {
  private static final Instant AT = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void saysThatSourcesAreSilentAndWhatToDo() {
    List<String> lines =
        new NoticeText(AlertSettings.none()).lines(List.of(silent("norte"), silent("sur")));
    assertThat(lines)
        .contains(
            "Aviso: Una fuente de norte, sur no envía leads, y no es habitual",
            "Busca sus mensajes en el buzón y después pregunta al portal.",
            "Concesionarios: norte, sur",
            "Guía: docs/es/runbook.md#una-fuente-calla");
  }

  private static Entry silent(String dealer) {
    String component = "silence-" + dealer;
    return new Entry(
        Kind.OPENED,
        new Condition(
            AlertRule.COMPONENT,
            component,
            "silence-",
            Set.of(dealer),
            Severity.WARNING,
            LocalizedText.untranslated("why"),
            null),
        AT,
        AT);
  }
}
