package es.sml.connector.ops.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mask leaves, because it is not personal data. */
class PlainValuesTest {
  private final PersonalDataMask mask =
      new PersonalDataMask(
          Set.of("Nombre", "Vehículo", "Comentario"),
          Set.of("coches.net"),
          Set.of("seat", "ibiza", "1.0", "tsi", "skoda"),
          Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source\":9} | \"source\" : \"9\"",
        "{\"source\":\"9999\"} | \"source\" : \"9999\"",
        "{\"source\":\"611223344\"} | \"source\" : \"#########\"",
        "{\"brand_model\":\"Seat Ibiza 1.0 TSI\"} | \"brand_model\" : \"Seat Ibiza 1.0 TSI\"",
        "{\"brand_model\":\"Škoda Ibiza Skoda\"} | \"brand_model\" : \"Škoda Ibiza Skoda\"",
        "{\"brand_model\":\"Seat de Ana\"} | \"brand_model\" : \"Seat ** ***\"",
        "{\"type\":\"vehicle_information\"} | \"type\" : \"vehicle_information\"",
        "{\"type\":\"ana_canaria\"} | \"type\" : \"***_*******\"",
        "{\"name\":\"Seat Ibiza\"} | \"name\" : \"**** *****\"",
        "{\"tags\":[\"ref:0123456789abcdef01234567\"]} | \"ref:0123456789abcdef01234567\"",
        "<lead><make>Seat</make><name>Seat</name></lead> | <make>Seat</make><name>****</name>",
        "From: Ana <ana@coches.net> | <***@coches.net>",
        "From: <ana@mail.coches.net> | <***@mail.coches.net>",
        "From: <ana@canaria.coches.net> | <***@*******.******.***>",
        "From: <ana@canaria.example> | <***@*******.*******>",
        "Vehículo: Seat Ibiza; Nombre: Seat | Vehículo: Seat Ibiza; Nombre: ****",
      })
  void staysInAMessage(String message, String expected) {
    assertThat(mask.content(message)).contains(expected);
  }

  @Test
  void aLineBreakEndsAField() {
    assertThat(mask.content("Vehículo: Seat\nIbiza")).isEqualTo("Vehículo: Seat\n*****");
  }

  @ParameterizedTest
  @CsvSource({
    "leads-ana.csv, *****-***.csv",
    "Ana.XLSX, ***.XLSX",
    "ana.canaria, ***.*******",
    "<7@coches.net>, <#@coches.net>"
  })
  void aNameKeepsItsEndingAndItsPortal(String name, String expected) {
    assertThat(mask.value(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SML rejected it with 400: {\"source\":[\"Clave primaria \\\"9999\\\" inválida\"]} | \\\"9999\\\"",
        "no lead in the mail of info@coches.net | ****@coches.net",
      })
  void staysInAReason(String reason, String expected) {
    assertThat(mask.reason(reason, () -> "info 9999 coches.net")).contains(expected);
  }
}
