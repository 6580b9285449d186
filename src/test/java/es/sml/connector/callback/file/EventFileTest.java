package es.sml.connector.callback.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.status.event.QueuedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "=HYPERLINK(\"http://evil.example/\";\"x\") ~ '=HYPERLINK(\"http://evil.example/\";\"x\")",
        "+34600111222 ~ '+34600111222",
        "-1+cmd|'/C calc'!A0 ~ '-1+cmd|'/C calc'!A0",
        "@SUM(1) ~ '@SUM(1)",
        "`\t=1` ~ `'\t'=1`",
        "`\r=1` ~ `' '=1`",
        "`\nx` ~ `' x`",
        "` =1` ~ ` '=1`",
        "`\u00a0=1` ~ `\u00a0'=1`",
        "＝1+1 ~ '＝1+1",
        "＋1 ~ '＋1",
        "－1 ~ '－1",
        "＠x ~ '＠x",
        "a;=1 ~ a;'=1",
        "a|=1 ~ a|'=1",
        "`a\t=1` ~ `a\t'=1`",
        "`a\r\n=1` ~ `a  '=1`",
        "a; @x ~ a; '@x"
      })
  void makesTextOfWhatASpreadsheetWouldCalculate(String externalId, String cell) throws Exception {
    assertThat(line(externalId).get("externalId")).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRM-4711", "a=b", "4711", "ana@example.com", "a; b", "", "1-2", "x +1"})
  void leavesOtherTextsAsTheyAre(String externalId) throws Exception {
    assertThat(line(externalId).get("externalId")).isEqualTo(externalId);
  }

  @Test
  void writesAnEventWithLineBreaksOnOneLine() {
    String body = "{\"id\":\"demo-1-1\",\"data\":{\"result\":\"sold\\r\\nto\\nAna\"}}";
    assertThat(EventFile.content(List.of(new QueuedEvent("demo-1-1", "demo", 1, 1, "norte", body))))
        .asString()
        .contains("sold  to Ana")
        .hasLineCount(2);
  }

  @Test
  void leavesNumbersAsTheyAre() throws Exception {
    assertThat(line("x").get("leadId")).isEqualTo("-4711");
  }

  @Test
  void writesTheFileThatTheDocumentationShows() throws Exception {
    String page = Files.readString(Path.of("docs/crm-events.md"));
    String event = page.replaceFirst("(?s).*?```json\n(.*?)```.*", "$1");
    String file = page.replaceFirst("(?s).*?```text\n(id,.*?)```.*", "$1");
    String id = JSON.readTree(event).path("id").asText();
    assertThat(EventFile.content(List.of(new QueuedEvent(id, "demo", 41, 2, "autos-norte", event))))
        .asString()
        .isEqualTo(file);
  }

  private static Map<String, String> line(String externalId) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("id", "demo-1-1").put("type", "created");
    body.putObject("data")
        .put("dealer", "norte")
        .put("leadId", -4711)
        .put("externalId", externalId);
    byte[] content =
        EventFile.content(
            List.of(new QueuedEvent("demo-1-1", "demo", 1, 1, "norte", body.toString())));
    return new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(content)
        .next();
  }
}
