package es.sml.connector.ops.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mask shows a message's structure, and hides its customer. */
class PersonalDataMaskTest {
  private final PersonalDataMask mask =
      new PersonalDataMask(
          Set.of("Nombre", "Teléfono", "Correo", "Vehículo"),
          Set.of("coches.net"),
          Set.of("seat", "ibiza", "tsi", "600", "500", "208", "leon", "skoda", "fabia"),
          Set.of("norte/leads@norte.example/INBOX"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ana.ruiz@correo.example> quiere un coche",
        "<ana.ruiz@correo.example>",
        "<ana.ruiz",
        "<Ana Ruiz> <ana.ruiz@correo.example>",
        "<Ana>",
        "<Ana/>",
        "<Ana\tRuiz>",
        "<Ana Ruiz <ana_ruiz@correo.example>>",
        "<ana.ruiz:611223344@correo.example></ana.ruiz@correo.example>",
        "<</Ana Ruiz",
        "<p>Gracias</p> </Ana>",
        "</ana.ruiz@correo.example></ana",
        "<ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz>",
        "  <ruiz>\n<Nombre>Ana Ruiz</Nombre>",
        "<html><ana.ruiz@correo.example></html>",
        "<p ana=\"ruiz\" title='Ana Ruiz'>Ana</p>",
        "<![CDATA[Ana Ruiz]]><!-- Ana Ruiz -->",
        "<?ana ruiz?><!DOCTYPE ana>"
      })
  void whatBeginsLikeAnElementIsNoElement(String content) {
    assertThat(mask.content(content).toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("ana", "ruiz", "611", "correo.example");
  }

  @Test
  void elementsAreSeen() {
    assertThat(
            mask.content(
                "<lead><phone kind=\"home\">611</phone><unusual:name>Ana</unusual:name></lead>"))
        .isEqualTo(
            "<lead><phone **** =\"****\">###</phone><unusual:name>***</unusual:name></lead>"
                .replace("**** =", "****="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the file has 26214401 bytes, more than the 26214400 bytes of intake.max-message-size",
        "the XML declares entities, which can be an attack; ask the sender to remove them",
        "the JSON is not valid at line 1, column 1048576; ask the sender to correct it",
        "SML responded to click2call with 500",
        "SML cannot be reached (NoHttpResponseException)",
        "SML cannot be reached at http://127.0.0.1:21009 (the connection is refused)",
        "mapping autos24 fails on this JSON, at line 12 of its file; correct the mapping and replay the message",
        "no format recognises the message: it has no ADF. If it is a lead, add a template",
        "the table has more than 5000 rows",
        "lead 3b4c6f0e9a8d7c5b1a2f3e4d5c6b7a8f9e0d1c2b3a4958670123456789abcdef/2 is CREATED",
        "it came on 2026-03-01T08:00:00Z",
        "norte/leads@norte.example/INBOX: 127.0.0.1:20143 cannot be reached",
        "127.0.0.1: the event could not be sent (the connection is refused)",
        "192.168.14.205: the event could not be sent (the connection is refused)",
        "SML rejected the request with 400: {\"client\":[\"Este campo es requerido.\"]}"
      })
  void theConnectorsOwnWordsStay(String reason) {
    assertThat(
            mask.reason(reason, () -> "Ana <XML> JSON 26214401 500 12 SML click2call 400 the if"))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no place for Ana Canaria",
        "no place for ANA CANARIA.",
        "SML rejected the request with 400: {\"client\":[\"El cliente Ana Canaria ya existe\"]}",
        "SML rejected the request with 400: {\"email\":[\"\\\"ana canaria\\\" no es válido\"]}",
        "`Ana` is no phone: 611223344",
        "no lead is called 611 223 344",
        "no lead is called +34 611-223-344",
        "the 5000 bytes of ana@correo.example",
        "cannot reach «Ana Canaria», 611223344",
        "the plate 1234 BCD, or 1234BCD",
        "norte/ana.canaria@norte.example/INBOX: 34.611.223.344:80",
        "the plate M-1234-AB"
      })
  void personsAreHidden(String reason) {
    String message = "Nombre: Ana Canaria.\nTel: 611223344 5000 bytes";
    assertThat(mask.reason(reason, () -> message))
        .doesNotContainIgnoringCase("Ana", "Canaria", "611", "223", "correo", "1234", "BCD");
  }

  @ParameterizedTest
  @CsvSource({
    "coches.net, coches.net",
    "Coches.net, Coches.net",
    "leads.coches.net, leads.coches.net",
    "whatsapp, whatsapp",
    "google ads, google ads",
    "garcia-lopez.example, ******-*****.*******",
    "https://garcia.example/venta, *****://******.*******/*****",
    "ana@coches.net, ***@coches.net",
    "españa.example, ******.*******"
  })
  void ofSourcesOnlyDomainsThatAreNoPortalsAreHidden(String source, String shown) {
    assertThat(mask.source(source)).isEqualTo(shown);
  }

  @Test
  void theLimitsOfAReasonAreShown() {
    String limits = "32 levels, texts of 1000000 characters, 200000 names, values and brackets";
    assertThat(mask.reason(limits, () -> "{}")).isEqualTo(limits);
  }

  @Test
  void aReasonOfTheConnectorsOwnWordsNeedsNoMessage() {
    assertThat(
            mask.reason(
                "SML responded to create-lead with 500",
                () -> {
                  throw new AssertionError("was read");
                }))
        .isEqualTo("SML responded to create-lead with 500");
  }
}
