package es.sml.connector.parse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.testing.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TextLimitTest {
  private static final LeadParser PARSER =
      LeadParser.load(
          Path.of("config"), Map.of(), new ParseSettings(null, null, new ByteSize(10_240)));

  @RegisterExtension private final CapturedLog log = new CapturedLog(TextLimit.class);

  @Test
  void reportsNothingForATextWithinIt() {
    PARSER.parse(form(8_000));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void warnsOfATextThatIsNearToIt() {
    PARSER.parse(form(9_000));
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("parse.max-text (10KB)", "raise the limit");
  }

  @Test
  void namesTheKeyBeyondIt() {
    for (var message :
        new InboundMessage[] {Messages.mail("Subject: x\n\n" + "x ".repeat(6_000)), form(12_000)}) {
      assertThatThrownBy(() -> PARSER.parse(message))
          .isInstanceOf(UnreadableMessageException.class)
          .hasMessage(
              "the message has more text than parse.max-text, which is 10KB; raise it in application.properties, and replay the message");
    }
  }

  @Test
  void doesNotHoldForTables() {
    String rows = "Nombre;Teléfono\n" + "Ana;600111222\n".repeat(1_000);
    var table = Messages.file("leads.csv", rows.getBytes(StandardCharsets.UTF_8));
    assertThat(((ParseResult.Leads) PARSER.parse(table)).leads()).hasSize(1);
    assertThatThrownBy(
            () -> PARSER.parse(Messages.file("leads.csv", new byte[] {'a', ';', 'b', '\n'})))
        .isInstanceOf(UnreadableMessageException.class);
    byte[] other = "a;b\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PARSER.parse(Messages.file("leads.csv", other)))
        .hasMessage(
            "the table has no header row with known labels; add its labels to a template, and replay the message");
  }

  private static InboundMessage form(int length) {
    String form = "{\"nombre\":\"Ana\",\"telefono\":\"600111222\",\"comentario\":\"%s\"}";
    return Messages.queued("application/json", form.formatted("x".repeat(length)));
  }
}
