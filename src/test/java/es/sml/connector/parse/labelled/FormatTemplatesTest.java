package es.sml.connector.parse.labelled;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTemplatesTest {
  private static final String GENERIC =
      """
      name: general
      confidence: assumed
      labels:
        name: [Nombre]
        phone: [Teléfono]
      """;
  private static final String PORTAL =
      """
      name: portal
      confidence: confirmed
      extends: general
      provider: El Portal
      when:
        from: '@portal\\.example'
      subject: 'Lead (?P<external_id>\\d+): (?P<vehicle>.+)'
      labels:
        trade-in-plate: [Matrícula]
        message: [Duda]
      """;

  @TempDir Path configuration;
  private Path folder;

  @BeforeEach
  void writeTheGenericTemplate() throws IOException {
    folder = Files.createDirectory(configuration.resolve("formats"));
    ShippedVocabulary.linkInto(configuration);
    Files.writeString(folder.resolve("general.yaml"), GENERIC);
  }

  @Test
  void readsANewPortalFromOneFile() throws IOException {
    Files.writeString(folder.resolve("portal.yaml"), PORTAL);
    ParseResult.Leads read =
        (ParseResult.Leads)
            LeadParser.load(configuration, Map.of())
                .parse(
                    Messages.mail(
                        """
                        From: x@portal.example
                        Subject: Lead 77: Seat Mii
                        Precedence: bulk

                        Teléfono: 600111222
                        Matrícula: 1234-BCD
                        Duda: ¿Y la ITV?
                        """));
    assertThat(read.format()).isEqualTo("portal");
    assertThat(read.leads().get(0).provider()).isEqualTo("El Portal");
    assertThat(read.leads().get(0).externalId()).isEqualTo("77");
    assertThat(read.leads().get(0).vehicle().brandModel()).isEqualTo("Seat Mii");
    assertThat(read.leads().get(0).tasks().get(0).appraisal().licensePlate()).isEqualTo("1234BCD");
    assertThat(read.leads().get(0).notes()).contains("¿Y la ITV?");
  }

  @Test
  void leavesMailOfOtherSendersToTheGenericTemplate() throws IOException {
    Files.writeString(folder.resolve("portal.yaml"), PORTAL);
    ParseResult.Leads read =
        (ParseResult.Leads)
            LeadParser.load(configuration, Map.of())
                .parse(Messages.mail("From: x@otro.example\n\nNombre: Ana\nTeléfono: 600111222\n"));
    assertThat(read.format()).isEqualTo("general");
  }

  @Test
  void shipsPortalsOfFewerThanTwentyLinesEachMarkedAsAssumed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config/formats"))) {
      List<Path> portals = files.filter(f -> !f.endsWith("correo-etiquetado.yaml")).toList();
      assertThat(portals).hasSizeGreaterThanOrEqualTo(6);
      for (Path portal : portals) {
        assertThat(Files.readAllLines(portal))
            .as(portal.toString())
            .filteredOn(line -> !line.startsWith("# yaml-language-server:"))
            .hasSizeLessThan(20);
        assertThat(Files.readString(portal)).contains("confidence: assumed");
      }
    }
  }

  @Test
  void findsWhatNoLabelNamesByPatterns() throws IOException {
    Files.writeString(
        folder.resolve("portal.yaml"),
        PORTAL.replace(
            "labels:", "text:\n  - 'llame a (?P<name>[^(]+) \\((?P<phone>[^)]+)\\)'\nlabels:"));
    ParseResult.Leads read =
        read(
            "From: x@portal.example\nSubject: Lead 7: Seat Mii\n\nPor favor llame a Eva Sanz (600 123 321).\n");
    assertThat(read.only().customer().name()).isEqualTo("Eva Sanz");
    assertThat(read.only().customer().phone()).isEqualTo("600123321");
    assertThat(read.only().notes()).anyMatch(note -> note.contains("Por favor llame"));
  }

  @Test
  void readsTheDataForMachinesOfHtmlWhereATemplateAsksForThem() throws IOException {
    Files.writeString(
        folder.resolve("portal.yaml"),
        PORTAL.replace(
            "labels:",
            "where: [json-ld]\nlabels:\n  name: [sender.name]\n  phone: [sender.telephone]"));
    ParseResult.Leads read =
        read(
            """
            From: x@portal.example
            Subject: Lead 7: Seat Mii
            Content-Type: text/html; charset=utf-8

            <html><head><script type="application/ld+json">{"@type": "EmailMessage", "sender":
            {"@type": "Person", "name": "Eva Sanz", "telephone": "+34 600 123 321"}, "publisher": {"telephone": "944000111"}}</script></head>
            <body><table><tr><td>Nombre</td><td>El Portal</td></tr></table></body></html>
            """);
    assertThat(read.only().customer().name()).isEqualTo("Eva Sanz");
    assertThat(read.only().customer().phone()).isEqualTo("600123321");
  }

  @Test
  void readsNoLeadFromAPortalsOtherMail() throws IOException {
    Files.writeString(
        folder.resolve("portal.yaml"),
        PORTAL.replace("labels:", "non-lead:\n  subject: 'factura'\nlabels:"));
    assertThat(
            LeadParser.load(configuration, Map.of())
                .parse(
                    Messages.mail(
                        "From: x@portal.example\nSubject: Su factura\n\nNombre: Autos Norte\nTeléfono: 600111222\n")))
        .isEqualTo(new ParseResult.NotALead("no enquiry, by non-lead of the template portal"));
  }

  @Test
  void readsTheColumnsOfACertainFileByItsOwnTemplate() throws IOException {
    Files.writeString(
        folder.resolve("crm.yaml"),
        """
        name: exportacion
        confidence: confirmed
        extends: general
        provider: El CRM
        when:
          file: '^export.*\\.csv$'
        labels:
          vehicle: [Objetivo]
        """);
    String table = "Nombre;Teléfono;Objetivo\nEva Sanz;600123321;Kia Niro\n";
    ParseResult.Leads own =
        (ParseResult.Leads)
            LeadParser.load(configuration, Map.of())
                .parse(Messages.file("export-11.csv", table.getBytes(UTF_8)));
    assertThat(own.only().vehicle().brandModel()).isEqualTo("Kia Niro");
    assertThat(own.only().provider()).isEqualTo("El CRM");
    ParseResult.Leads other =
        (ParseResult.Leads)
            LeadParser.load(configuration, Map.of())
                .parse(Messages.file("otro.csv", table.getBytes(UTF_8)));
    assertThat(other.only().provider()).isNotEqualTo("El CRM");
  }

  private ParseResult.Leads read(String mail) {
    return (ParseResult.Leads) LeadParser.load(configuration, Map.of()).parse(Messages.mail(mail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extends: general | extend: general | portal.yaml:3: extend: unknown key; did you mean extends?",
        "extends: general | not-a-lead: general | portal.yaml:3: not-a-lead: unknown key; did you mean non-lead?",
        "extends: general | extends: generla | portal.yaml:3: extends: there is no template generla; did you mean general?",
        "confidence: confirmed | confidence: sure | portal.yaml:2: confidence: must be one of confirmed, assumed",
        "message: | mesage: | portal.yaml:10: labels.mesage: unknown field; did you mean message?",
        "(?P<vehicle> | (?P<vehicel> | portal.yaml:7: subject: the group vehicel is not a field; did you mean vehicle?",
        "(?P<external_id> | (?P< | portal.yaml:7: subject: not a valid regular expression",
        "name: portal | name: general | portal.yaml:1: name: another template has the name general",
        "from: '@ | frm: '@ | portal.yaml:6: when.frm: unknown key; did you mean from?",
        "confidence: confirmed | customer-in-reply-to: true | portal.yaml: confidence: is missing",
        "confidence: confirmed | confidence: [] | portal.yaml:2: confidence: expected a single value, but there is a list",
        "from: '@portal\\.example' | from: 3 | portal.yaml:6: when.from: expected a text; put the value in quotes",
        "name: portal | name: {a: b} | portal.yaml:1: name: expected a single value, but there is a block of keys",
        "provider: El Portal | where: text | portal.yaml:4: where: expected a list, but there is a single value",
        "provider: El Portal | text: ['(?P<name>.+)', '(?P<vehicel>.+)'] | portal.yaml:4: text[1]: the group vehicel is not a field; did you mean vehicle?",
        "extends: general | ' extends: general' | portal.yaml:3: the line has a key or a hyphen where none can be",
        "provider: El Portal | name: twice | portal.yaml:4: a key is set twice",
      })
  void refusesAWrongTemplateByFileLineAndKey(String right, String wrong, String reason)
      throws IOException {
    Files.writeString(folder.resolve("portal.yaml"), PORTAL.replace(right, wrong));
    assertThatThrownBy(() -> LeadParser.load(configuration, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void namesAllFaultsOfAFile() throws IOException {
    Files.writeString(
        folder.resolve("portal.yaml"),
        """
        nmae: portal
        confidence: sure
        extends: general
        wen: {from: portal.example}
        where: text
        labels:
          name: Nombre
          mesage: [Mensaje]
          phone: [Teléfono]
        text: ['(?P<name>.+)', '(?P<vehicel>.+)']
        """);
    assertThat(
            LeadParser.faults(configuration, Map.of(), ParseSettings.DEFAULT).stream()
                .map(fault -> fault.line() + " " + fault.key()))
        .containsExactlyInAnyOrder(
            "0 name",
            "1 nmae",
            "2 confidence",
            "4 wen",
            "5 where",
            "7 labels.name",
            "8 labels.mesage",
            "10 text[1]");
  }

  @Test
  void refusesATemplateWithoutConditionsInItsWhen() throws IOException {
    Files.writeString(folder.resolve("portal.yaml"), "name: p\nconfidence: assumed\nwhen: {}\n");
    assertThatThrownBy(() -> LeadParser.load(configuration, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("when: needs from, subject, list-id or file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels: {name: [null, Nombre]}",
        "labels: {name: }",
        "text: [null]",
        "where: [null]"
      })
  void refusesATemplateWithAnEmptyEntry(String entry) throws IOException {
    Files.writeString(
        folder.resolve("portal.yaml"), "name: p\nconfidence: assumed\n" + entry + "\n");
    assertThatThrownBy(() -> LeadParser.load(configuration, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("has an empty entry; delete it, or write its value");
  }

  @Test
  void refusesAFolderWithoutAGenericTemplate() throws IOException {
    Files.delete(folder.resolve("general.yaml"));
    assertThatThrownBy(() -> LeadParser.load(configuration, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("no template applies to all mails");
  }

  @Test
  void refusesAnEmptyFileAndAMissingFolder() throws IOException {
    Files.writeString(folder.resolve("portal.yaml"), "");
    assertThatThrownBy(() -> LeadParser.load(configuration, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class);
    Path none = Files.createDirectories(configuration.resolve("none"));
    ShippedVocabulary.linkInto(none);
    assertThatThrownBy(() -> LeadParser.load(none, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessage(
            none.resolve("formats")
                + ": does not exist; copy it from the release, or give the right directory by"
                + " --config");
    Files.writeString(none.resolve("formats"), "");
    assertThatThrownBy(() -> LeadParser.load(none, Map.of()))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining("cannot be listed; check its permissions");
  }
}
