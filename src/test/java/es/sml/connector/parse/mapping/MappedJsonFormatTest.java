package es.sml.connector.parse.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedJsonFormatTest {
  private static final String MAPPING =
      """
      if (.kind == "prospect")
        {
          "name": .who,
          "phone": [for (.numbers) .],
          "vehicle": .car.title,
          "price": .car.cost,
          "provider": "El CRM",
          "tags": {"campaña": .campaign},
          "notes": {"Horario": .when}
        }
      else null
      """;

  @TempDir Path configuration;

  @BeforeEach
  void writeTheConfiguration() throws IOException {
    Files.createDirectories(configuration.resolve("formats"));
    ShippedVocabulary.linkInto(configuration);
    Files.createDirectories(configuration.resolve("mappings"));
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        configuration.resolve("formats/general.yaml"));
  }

  @Test
  void makesALeadOfWhatTheMappingGives() throws IOException {
    write(MAPPING);
    ParseResult.Leads read =
        read(
            """
            {"kind": "prospect", "who": "Eva Sanz", "numbers": ["600 123 321", "no"], "campaign": "otoño",
             "car": {"title": "Kia Niro", "cost": 24900, "colour": "rojo"}, "when": "tardes", "score": 7}
            """);
    assertThat(read.format()).isEqualTo("crm");
    Lead lead = read.only();
    assertThat(lead.customer().name()).isEqualTo("Eva Sanz");
    assertThat(lead.customer().phone()).isEqualTo("600123321");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
    assertThat(lead.vehicle().price()).isEqualTo("24900");
    assertThat(lead.provider()).isEqualTo("El CRM");
    assertThat(lead.tags()).contains("campaña:otoño", "origen:El CRM");
    assertThat(lead.notes()).contains("Horario: tardes", "Teléfono sin validar: no");
    // Values that the mapping leaves out become notes; values that it uses do not.
    assertThat(lead.notes()).contains("car.colour: rojo", "score: 7", "kind: prospect");
    assertThat(lead.notes()).noneMatch(note -> note.contains("Kia Niro"));
    assertThat(read.explanations().get(0).fields())
        .containsEntry("customer.phone", new Explanation.Source("mapping crm, phone", 1));
  }

  @Test
  void leavesOtherJsonToTheOtherFormats() throws IOException {
    write(MAPPING);
    assertThat(read("{\"nombre\": \"Eva\", \"teléfono\": \"600123321\"}").format())
        .isEqualTo("flat-json");
  }

  @Test
  void makesALeadOfEachElementOfAList() throws IOException {
    write("[for (.all) {\"name\": .n, \"phone\": .p}]");
    ParseResult.Leads read =
        read(
            "{\"all\": [{\"n\": \"Eva\", \"p\": \"600123321\"}, {\"n\": \"Luis\", \"p\": \"600321123\"}]}");
    assertThat(read.leads())
        .extracting(lead -> lead.customer().name())
        .containsExactly("Eva", "Luis");
    assertThat(read.leads().get(0).notes()).noneMatch(note -> note.contains("600321123"));
  }

  @Test
  void refusesAFileThatIsNoJsltByFileAndLine() throws IOException {
    write("{\n  \"name\": .who,,\n}");
    assertThatThrownBy(this::parser)
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("crm.jslt:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": } | column 7: } cannot stand here | columna 7: aquí no puede estar }",
        "{\"a\": @} | column 7: @ cannot stand here | columna 7: aquí no puede estar @",
        "{\"a\": .x | the mapping ends too early | la transformación acaba demasiado pronto",
        "\"abc | the mapping ends too early | la transformación acaba demasiado pronto",
        "{\"a\": foo(.x)} | there is no function foo | no existe la función foo",
        "{\"a\": size()} | the function size needs 1-1 | la función size necesita 1-1",
        "{\"a\": 1, \"a\": 2} | the key a is set twice | la clave a está dos veces",
        "import \"x\" as x {} | the module x cannot be used | el módulo x no se puede usar",
        "x:y(1) | the module x cannot be used | el módulo x no se puede usar",
        "{\"a\": \"x\\q\"} | a text has \\q; | un texto tiene \\q;"
      })
  void saysInBothLanguagesWhyAFileIsNoMapping(String mapping, String english, String spanish)
      throws IOException {
    write(mapping);
    assertThatThrownBy(this::parser)
        .isInstanceOfSatisfying(
            InvalidFormatFileException.class,
            fault -> {
              assertThat(fault.reason().toString()).startsWith(english);
              assertThat(fault.reason().in(Locale.forLanguageTag("es"))).startsWith(spanish);
            });
  }

  @Test
  void namesAFieldThatDoesNotExist() throws IOException {
    write("{\"fone\": .p}");
    assertThatThrownBy(() -> read("{\"p\": \"600123321\"}"))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("mapping crm: fone is not a field; did you mean phone?");
  }

  @Test
  void reportsAFailedMappingWithoutTheMessage() throws IOException {
    write("{\n  \"name\": number(.who)\n}");
    assertThatThrownBy(() -> read("{\"who\": \"Eva Sanz\"}"))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("mapping crm fails on this JSON; correct the mapping and replay the message");
  }

  @Test
  @Timeout(5)
  void searchesInTimeThatGrowsWithTheTextAlone() throws IOException {
    write("{\"name\": \"Eva\", \"phone\": .p, \"message\": string(test(.t, \"(a+)+$\"))}");
    assertThat(read("{\"p\": \"600123321\", \"t\": \"" + "a".repeat(5000) + "!\"}").only().notes())
        .contains("false");
  }

  @Test
  void capturesSplitsAndReplacesAsJsltDoes() throws IOException {
    write(
        """
        {"name": capture(.t, "^(?P<who>\\\\w+);").who, "phone": split(.t, ";")[1],
         "vehicle": replace(.car, "_+", " ")}
        """);
    Lead lead = read("{\"t\": \"Eva;600123321\", \"car\": \"Kia__Niro\"}").only();
    assertThat(lead.customer().name()).isEqualTo("Eva");
    assertThat(lead.customer().phone()).isEqualTo("600123321");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
  }

  private void write(String mapping) throws IOException {
    Files.writeString(configuration.resolve("mappings/crm.jslt"), mapping);
  }

  private LeadParser parser() {
    return LeadParser.load(configuration, Map.of());
  }

  private ParseResult.Leads read(String json) {
    return (ParseResult.Leads) parser().parse(Messages.queued("application/json", json));
  }
}
