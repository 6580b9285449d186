package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lead is read from any layout that form products and portals write. */
class LayoutsTest {
  private static Lead read(String type, String subject, String text) {
    return Messages.leads(
            Messages.mail(
                "From: web@taller.example\nSubject: "
                    + subject
                    + "\nContent-Type: text/"
                    + type
                    + "; charset=utf-8\n\n"
                    + text))
        .only();
  }

  private static Lead text(String lines) {
    return read("plain", "Web", lines.replace("|n", "\n"));
  }

  private static Lead html(String body) {
    return read("html", "Web", body);
  }

  private static void isWhole(Lead lead) {
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.customer().email()).isEqualTo("ida@ejemplo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
    assertThat(lead.notes()).contains("¿Tiene garantía?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // label above value
        "Nombre|nIda Roca|nTeléfono|n611223344|nEmail|nida@ejemplo.example|nVehículo|nSeat Arona|nMensaje|n¿Tiene garantía?",
        "NAME|n|nIda Roca|n|nPHONE|n|n611223344|n|nE-MAIL|n|nida@ejemplo.example|n|nVEHICLE|n|nSeat Arona|n|nMESSAGE|n|n¿Tiene garantía?",
        "--- Nombre ---|nIda Roca|n--- Teléfono ---|n611223344|n--- Email ---|nida@ejemplo.example|n--- Vehículo ---|nSeat Arona|n--- Mensaje ---|n¿Tiene garantía?",
        "*Nombre*|nIda Roca|n|n*Teléfono*|n611223344|n|n*Email*|nida@ejemplo.example|n|n*Vehículo*|nSeat Arona|n|n*Mensaje*|n¿Tiene garantía?",
        "Naam:|nIda Roca|nTelefoonnummer:|n611223344|nE-mail:|nida@ejemplo.example|nVoertuig:|nSeat Arona|nBericht:|n¿Tiene garantía?",
        // label and value in one line
        "**Nombre:** Ida Roca|n**Teléfono:** 611223344|n**Email:** ida@ejemplo.example|n**Vehículo:** Seat Arona|n**Mensaje:** ¿Tiene garantía?",
        "*Nombre* Ida Roca|n*Teléfono* 611223344|n*Email* ida@ejemplo.example|n*Vehículo* Seat Arona|n*Mensaje* ¿Tiene garantía?",
        "Name - Ida Roca|nTelefon - 611223344|nE-Mail - ida@ejemplo.example|nFahrzeug - Seat Arona|nNachricht - ¿Tiene garantía?",
        "Nome .......... Ida Roca|nTelefono ...... 611223344|nEmail ......... ida@ejemplo.example|nVeicolo ....... Seat Arona|nMessaggio ..... ¿Tiene garantía?",
        "NOMBRE......: Ida Roca|nTELEFONO....: 611223344|nEMAIL.......: ida@ejemplo.example|nVEHICULO....: Seat Arona|nMENSAJE.....: ¿Tiene garantía?",
        "nombre = Ida Roca|ntelefono = 611223344|nemail = ida@ejemplo.example|nvehiculo = Seat Arona|nmensaje = ¿Tiene garantía?",
        "nombre: \"Ida Roca\"|ntelefono: \"611223344\"|nemail: \"ida@ejemplo.example\"|nvehiculo: \"Seat Arona\"|nmensaje: \"¿Tiene garantía?\"",
        "[Nombre] Ida Roca|n[Teléfono] 611223344|n[Email] ida@ejemplo.example|n[Vehículo] Seat Arona|n[Mensaje] ¿Tiene garantía?",
        "[Nombre]: Ida Roca|n[Teléfono]: 611223344|n[Email]: ida@ejemplo.example|n[Vehículo]: Seat Arona|n[Mensaje]: ¿Tiene garantía?",
        "1. Nombre: Ida Roca|n2. Teléfono: 611223344|n3. Email: ida@ejemplo.example|n4. Vehículo: Seat Arona|n5. Mensaje: ¿Tiene garantía?",
        "1) Nombre: Ida Roca|n2) Teléfono: 611223344|n3) Email: ida@ejemplo.example|n4) ¿Qué coche te interesa? Seat Arona|n5) Mensaje: ¿Tiene garantía?",
        "• Nombre: Ida Roca|n• Teléfono: 611223344|n• Email: ida@ejemplo.example|n• Vehículo: Seat Arona|n• Mensaje: ¿Tiene garantía?",
        "Nombre： Ida Roca|nTeléfono： 611223344|nEmail： ida@ejemplo.example|nVehículo： Seat Arona|nMensaje： ¿Tiene garantía?",
        "Nombre\u00A0:\u00A0Ida Roca|nTeléfono\u00A0:\u00A0611223344|n\u200FEmail: ida@ejemplo.example|nVehículo:\u200B Seat Arona|nMensaje: ¿Tiene garantía?",
        "Nombre|n: Ida Roca|nTeléfono|n: 611223344|nEmail|n: ida@ejemplo.example|nVehículo|n: Seat Arona|nMensaje|n: ¿Tiene garantía?",
        "¿Qué coche te interesa?|nSeat Arona|nNombre: Ida Roca|nTeléfono: 611223344|nEmail: ida@ejemplo.example|nMensaje: ¿Tiene garantía?",
        // several labels on one line
        "Nombre: Ida Roca Teléfono: 611223344 Email: ida@ejemplo.example Vehículo: Seat Arona Mensaje: ¿Tiene garantía?",
        "Nombre: Ida Roca, Teléfono: 611223344, Email: ida@ejemplo.example, Vehículo: Seat Arona, Mensaje: ¿Tiene garantía?",
        "nombre: Ida Roca; teléfono: 611223344; email: ida@ejemplo.example; vehículo: Seat Arona; mensaje: ¿Tiene garantía?",
        "Nom et prénom : Ida Roca / Téléphone : 611223344 / E-mail : ida@ejemplo.example / Véhicule : Seat Arona / Message : ¿Tiene garantía?",
        // several labels and values around slashes
        "Nombre: Ida Roca|nPaís/Móvil: ES / 611223344|nVehículo/Correo: Seat Arona / ida@ejemplo.example|nMensaje: ¿Tiene garantía?",
        "Name: Ida Roca|nVAT / E-Mail / Phone: ES33 / ida@ejemplo.example / +34611223344|nCar: Seat Arona|nMessage: ¿Tiene garantía?",
        // tables in text
        "Nombre | Ida Roca|nTeléfono | 611223344|nEmail | ida@ejemplo.example|nVehículo | Seat Arona|nMensaje | ¿Tiene garantía?",
        "Nombre\tTeléfono\tEmail\tVehículo\tMensaje|nIda Roca\t611223344\tida@ejemplo.example\tSeat Arona\t¿Tiene garantía?",
        "Nombre | Teléfono | Email | Vehículo | Mensaje|nIda Roca | 611223344 | ida@ejemplo.example | Seat Arona | ¿Tiene garantía?",
        // JSON in text
        "Nuevo lead:|n{\"client\":{\"first_name\":\"Ida\",\"last_name\":\"Roca\",\"phone\":\"611223344\",\"email\":\"ida@ejemplo.example\"},\"vehicle\":{\"make\":\"Seat\",\"model\":\"Arona\"},\"message\":\"¿Tiene garantía?\"}|nGracias",
        // order
        "Mensaje: ¿Tiene garantía?|n|nVehículo: Seat Arona|nEmail: ida@ejemplo.example|nTeléfono: 611223344|nNombre: Ida Roca",
      })
  void readsText(String lines) {
    isWhole(text(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>{0}</div><div>{1}</div>",
        "<div class=row><span>{0}</span><span>{1}</span></div>",
        "<div><label>{0}</label> <span>{1}</span></div>",
        "<p><b>{0}</b><br>{1}</p>",
        "<p><strong>{0}</strong> {1}</p>",
        "<p><strong>{0}:</strong> {1}</p>",
        "<p><strong>{0}</strong>: {1}</p>",
        "<ul><li><b>{0}</b><br/>{1}</li></ul>",
        "<ul><li>{0}: {1}</li></ul>",
        "<table><tr><td>{0}</td><td>{1}</td></tr></table>",
        "<table><tr><td>{0}</td><td>: {1}</td></tr></table>",
        "<table><tr><th>{0}</th><td>{1}</td></tr></table>",
        "<table><tr><td><strong>{0}</strong></td></tr><tr><td>{1}</td></tr></table>",
        "<table><tr><td colspan=2><font><strong>{0}</strong></font></td></tr><tr><td width=20>&nbsp;</td><td><font>{1}</font></td></tr></table>",
        "<table><tr><th>{0}</th></tr><tr><td>{1}</td></tr></table>",
        "<dl><dt>{0}</dt><dd>{1}</dd></dl>",
        "{0}:&nbsp;{1}<br>",
      })
  void readsHtml(String pair) {
    List<List<String>> values =
        List.of(
            List.of("Nombre", "Ida Roca"),
            List.of("Teléfono", "611223344"),
            List.of("Email", "<a href='mailto:ida@ejemplo.example'>ida@ejemplo.example</a>"),
            List.of("Vehículo", "Seat Arona"),
            List.of("Mensaje", "¿Tiene garantía?"));
    String body =
        values.stream()
            .map(value -> pair.replace("{0}", value.get(0)).replace("{1}", value.get(1)))
            .collect(Collectors.joining("\n"));
    isWhole(html("<html><body>" + body + "</body></html>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<tr>", "<thead><tr>"})
  void readsATableWithAHeaderRow(String head) {
    String cell = head.equals("<tr>") ? "td" : "th";
    String row =
        "<{0}>Nombre</{0}><{0}>Teléfono</{0}><{0}>Email</{0}><{0}>Vehículo</{0}><{0}>Mensaje</{0}>";
    isWhole(
        html(
            "<table>"
                + head
                + row.replace("{0}", cell)
                + "</tr>"
                + (head.equals("<tr>") ? "" : "</thead><tbody>")
                + "<tr><td>Ida Roca</td><td>611223344</td><td>ida@ejemplo.example</td>"
                + "<td>Seat Arona</td><td>¿Tiene garantía?</td></tr></table>"));
  }

  @Test
  void readsTheFormOfContactForm7() {
    Lead lead =
        text(
            "De: Ida Roca ida@ejemplo.example|nAsunto: Golf|n|nMensaje:|n¿Sigue?|nGracias|n|n-- |nEste correo electrónico se ha enviado desde Web");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().email()).isEqualTo("ida@ejemplo.example");
    assertThat(lead.notes()).contains("¿Sigue?\nGracias");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---",
        "* * *",
        "_______",
        "Responde a este email o entra en la web",
        "This e-mail was sent from a form on our site",
        "Enviado desde Taller Roca",
        "Sent via form submission from Taller",
        "IP remota: 1.2.3.4",
        "Page URL: https://taller.example/",
        "Bitte antworten Sie direkt auf diese E-Mail.",
        "|nTu coche actual|nMarca: Opel|nModelo: Corsa",
        "|nVehículo|nSeat Arona|nPrecio: 9.000 €",
        "|nDatos del concesionario|nNombre: Taller",
        "Provincia: Lugo",
      })
  void endsTheMessage(String next) {
    Lead lead =
        text("Nombre: Ida Roca|nTeléfono: 611223344|nMensaje: ¿Sigue?|nMi hijo lo vio.|n" + next);
    assertThat(lead.notes()).contains("¿Sigue?\nMi hijo lo vio.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "el precio: ¿es negociable?",
        "Coche",
        "Su coche me gusta mucho",
        "1. ¿Sigue?",
      })
  void doesNotEndTheMessageWithinItsSentences(String line) {
    Lead lead = text("Nombre: Ida Roca|nTeléfono: 611223344|nMensaje: Hola|n" + line + "|nGracias");
    assertThat(lead.notes()).contains("Hola\n" + line + "\nGracias");
  }

  @Test
  void readsBareLinesOfTheWantedVehicleBelowItsHeading() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|n|nContactado desde|n|nSEAT|n|nArona 1.0 TSI Style|n|n11.490 €|n43.000 km");
    assertThat(lead.vehicle().brandModel()).isEqualTo("SEAT Arona 1.0 TSI Style");
    assertThat(lead.vehicle().price()).isEqualTo("11490");
    assertThat(lead.vehicle().kilometres()).isEqualTo("43000");
  }

  @Test
  void readsANameAndNumbersBelowTheCustomersHeading() {
    Lead lead =
        text(
            "Tienes un nuevo contacto|ncontacto|nIda Roca|n|nida@ejemplo.example 611 22 33 44|n|n3 mayo, 18:21|n¿Tiene garantía?|n|nResponde a este email|nAnuncio|nSEAT|nArona");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.customer().email()).isEqualTo("ida@ejemplo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("SEAT Arona");
    assertThat(lead.notes()).contains("¿Tiene garantía?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tu coche actual",
        "Datos del vehículo a entregar:",
        "Your trade-in",
        "Inzahlungnahme",
        "Votre reprise",
        "Veicolo in permuta",
        "Viatura para retoma",
        "El teu cotxe actual",
      })
  void keepsTheCustomersOwnVehicleFromTheWantedOne(String heading) {
    String own =
        heading + "|nMarca: Opel|nModelo: Corsa|nAño: 2009|nKm: 150.000|nCombustible: Diésel|n|n";
    String wanted = "Vehículo de interés|nMarca: Seat|nModelo: Arona|n|n";
    String customer = "Datos personales|nNombre: Ida Roca|nTeléfono: 611223344|n|n";
    for (String order :
        List.of(own + wanted + customer, customer + wanted + own, wanted + own + customer)) {
      Lead lead = text(order);
      assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
      assertThat(lead.vehicle().year()).isNull();
      assertThat(lead.vehicle().kilometres()).isNull();
      assertThat(lead.vehicle().fuel()).isNull();
      assertThat(lead.tasks()).anyMatch(task -> task.toString().contains("Opel Corsa"));
    }
  }

  @Test
  void keepsTheVehicleOfAnUnknownHeadingAfterTheCustomersOwnOneAsANote() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|n|nTu coche actual|nMarca: Opel|nModelo: Corsa|n|nPara Navidad|nMarca: Seat|nModelo: Arona");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(lead.notes()).contains("Marca: Seat", "Modelo: Arona");
  }

  @Test
  void readsTheVehicleOfASaleAsTheCustomersOwn() {
    Lead lead =
        read(
            "plain",
            "Sell my car",
            "Name: Ida Roca\nPhone: 611223344\nMake: Opel\nModel: Corsa\nYear: 2009\nMileage: 150.000 km");
    assertThat(lead.vehicle().year()).isNull();
    assertThat(lead.tasks()).anyMatch(task -> task.toString().contains("Opel Corsa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comercial asignado",
        "Assigned to:",
        "Verkaufsberater",
        "Datos del concesionario"
      })
  void readsNoPersonOfTheDealerAsTheCustomer(String heading) {
    Lead lead =
        text(
            heading
                + "|nNombre: Luz Gil|nTeléfono: 622334455|n|nCliente|nNombre: Ida Roca|nTeléfono: 611223344|nVehículo: Seat Arona");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nombre: Ida Roca|nEmpresa:|nTeléfono: 611223344|nVehículo: Seat Arona",
        "Nombre: Ida Roca|nComercial:|nTeléfono: 611223344|nVehículo: Seat Arona",
        "Company:|nRoca SL|n|nName:|nIda Roca|n|nPhone:|n611223344|n|nVehicle:|nSeat Arona",
        "Empresa|nRoca SL|nNombre|nIda Roca|nTeléfono|n611223344|nVehículo|nSeat Arona",
      })
  void readsACompanysFieldAsNoHeading(String lines) {
    Lead lead = text(lines);
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
  }

  @Test
  void readsASecondVehicleAsANote() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|nVehículo: Seat Arona|n|nSegundo vehículo de interés|nMarca: Opel|nPrecio: 9.000 €");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
    assertThat(lead.vehicle().price()).isNull();
    assertThat(lead.notes()).contains("También interesa: Opel");
  }

  @Test
  void readsEachKeyThatPhpPrints() {
    Lead lead =
        text(
            "Array|n(|n    [cliente] => Array|n    [nombre] => Ida Roca|n    [telefono] => 611223344|n    [fax] => |n    [coche] => Seat Arona|n    [mensaje] => ¿Tiene garantía?|n¿Y la ITV?|n    [tasacion] => 0|n    [lopd] => on|n)");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
    assertThat(lead.notes()).contains("¿Tiene garantía?\n¿Y la ITV?", "lopd: on");
    assertThat(lead.tasks()).noneMatch(task -> task.appraisal() != null);
  }

  @Test
  void readsALongBoldLabelAboveTheOwnCar() {
    Lead lead =
        html(
            "<p><b>Nombre</b></p><p>Ida Roca</p><p><b>Teléfono</b></p><p>611223344</p><p><b>Modelo</b></p><p>Seat Arona</p><p><b>Tienda</b></p><p>Lugo</p><p><b>Marca, modelo y año del vehículo a entregar</b></p><p>Opel Corsa, año 2009</p>");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Opel Corsa");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2009);
  }

  @Test
  void keepsTheWordsAfterACarInANote() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|n¿Qué coche te interesa?: Seat Arona 1.0 TSI rojo, el que estaba junto al café");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona 1.0 TSI rojo");
    assertThat(lead.notes())
        .contains("Vehículo: Seat Arona 1.0 TSI rojo, el que estaba junto al café");
  }

  @Test
  void readsTheKilometresOfAnOwnCarInASentence() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|nVehículo: Seat Arona|n¿Quieres tasar tu coche?: Sí, tengo un Opel Corsa del 2009 con 140.000");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Opel Corsa");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2009);
    assertThat(lead.tasks().get(0).appraisal().kilometres()).isEqualTo("140000");
  }

  @Test
  void readsTheTimeThatSuitsForACallAsNoVisit() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|nVehículo: Seat Arona|n¿A qué hora te viene mejor?: De 9:00 a 10:00");
    assertThat(lead.tasks()).noneMatch(task -> task.toString().contains("date"));
    assertThat(lead.notes()).anyMatch(note -> note.endsWith("mejor?: De 9:00 a 10:00"));
  }

  @Test
  void writesNoJsonIntoAField() {
    Lead lead =
        text(
            "Hola|n{\"client\":{\"first_name\":\"Ida\",\"phone\":\"611223344\"},\"sales_lead\":{\"inquiry\":\"¿Sigue?\\r\\nGracias\",\"version\":\"1.0.0\"}}");
    assertThat(lead.customer().name()).isEqualTo("Ida");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.vehicle().brandModel()).isNotEqualTo("1.0.0");
    assertThat(lead.notes()).contains("¿Sigue?\nGracias").noneMatch(note -> note.contains("{"));
  }

  @Test
  void readsThePartThatHasMoreFields() {
    String mail =
        """
        From: web@taller.example
        Subject: Web
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Nombre: Ida
        Teléfono: 611223344
        --b
        Content-Type: text/html; charset=utf-8

        <p>Nombre: Ida Roca</p><p>Teléfono: 611223344</p><p>Vehículo: Seat Arona</p>
        --b--
        """;
    ParseResult.Leads leads = Messages.leads(Messages.mail(mail));
    assertThat(leads.leads()).hasSize(1);
    assertThat(leads.only().customer().name()).isEqualTo("Ida Roca");
    assertThat(leads.only().vehicle().brandModel()).isEqualTo("Seat Arona");
  }

  @Test
  void readsEachRowOfATableWithEmptyCellsBetweenTabs() {
    List<Lead> leads =
        Messages.leads(
                Messages.mail(
                    """
                    From: crm@taller.example
                    Subject: Contactos

                    Num\tNombre\tTelefono\tEmail\tMarca\tModelo\tComentarios
                    1\tIda Roca\t611223344\tida@ejemplo.example\tSeat\tArona\tla quiere roja
                    2\tPol Vila\t622334455\t\tMazda\tCX-30
                    """))
            .leads();
    assertThat(leads)
        .extracting(lead -> lead.customer().phone())
        .containsExactly("611223344", "622334455");
    assertThat(leads)
        .extracting(lead -> lead.vehicle().brandModel())
        .containsExactly("Seat Arona", "Mazda CX-30");
    assertThat(leads.get(0).notes()).contains("la quiere roja", "Num: 1");
  }

  @Test
  void ignoresALineOfHeads() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|n|nProducto          Cant.   Precio|n"
                + "Reserva – Seat Arona FR      1   300,00 €|n");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona FR");
    assertThat(lead.vehicle().price()).isNull();
  }

  @Test
  void readsLabelsAndValuesWithABarBetweenThem() {
    Lead lead =
        text(
            "Dealer|Autos Norte (944 111 222)|nCustomer.Name|Ida|nCustomer.Surname|Roca|n"
                + "Customer.Phone||nCustomer.Mobile|611223344|nVehicle.Model|Seat Arona|n");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
  }

  @Test
  void readsASignWithAColonAsALabel() {
    Lead lead =
        text("interesado/a: Ida Roca|n@: ida@ejemplo.example|n☎: 611223344|ncoche: Seat Arona|n");
    assertThat(lead.customer().email()).isEqualTo("ida@ejemplo.example");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
  }

  @Test
  void ignoresTheNumberOfADealerInTheSameLine() {
    Lead lead =
        text(
            "CONCESION: AUTOS NORTE (BURGOS)   TEL: 947111222|nMODELO: SEAT ARONA|n"
                + "NOMBRE: IDA ROCA|nTELEFONO 1:|nTELEFONO 2: 611223344|n");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.notes()).noneMatch(note -> note.startsWith("Otro teléfono"));
  }

  @Test
  void endsAMessageWithItsQuotationMarks() {
    Lead lead =
        text(
            "Nombre: Ida Roca|nTeléfono: 611223344|nCoche: Seat Arona|n"
                + "Mensaje: «¿Tiene garantía de dos años?»|nRogamos contestéis hoy.|n");
    assertThat(lead.notes()).contains("«¿Tiene garantía de dos años?»");
  }

  @Test
  void readsTheSenderWhoseNameAndAddressTheFormRepeats() {
    Lead lead =
        Messages.leads(
                Messages.mail(
                    """
                    From: ida.roca@ejemplo.example
                    Subject: WWW Form Submission

                    Below is the result of your feedback form. It was submitted by
                    Ida Roca (ida.roca@ejemplo.example) on Monday, 5 May 2025 at 10:12:44
                    -------------

                    phone: +34611223344

                    vehicle: Seat Arona
                    """))
            .only();
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().email()).isEqualTo("ida.roca@ejemplo.example");
  }

  @Test
  void readsATableOfTurnsAsAChat() {
    Lead lead =
        read(
            "html",
            "Chat con Ida Roca-Vives",
            "<table><tr><th>Hora</th><th>Quien</th><th>Mensaje</th></tr>"
                + "<tr><td>18:20</td><td>Ida</td><td>hola, sigue el Seat Arona?</td></tr>"
                + "<tr><td>18:21</td><td>Leo (Taller)</td><td>sí, yo soy el 600 10 20 30</td></tr>"
                + "<tr><td>18:22</td><td>Ida</td><td>mi móvil es 611 22 33 44</td></tr></table>"
                + "<p>Visitor: Ida Roca-Vives | Lugo</p>");

    assertThat(lead.customer().name()).isEqualTo("Ida Roca-Vives");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
  }

  @Test
  void readsATableOfTheDealerAsNoCustomer() {
    Lead lead =
        html(
            "<table><tr><th>Cliente</th><th>Teléfono</th><th>Coche</th></tr><tr><td>Ida Roca</td>"
                + "<td>611223344</td><td>Seat Arona</td></tr></table><table><tr><th>Comentarios</th>"
                + "</tr><tr><td>¿Tiene garantía?</td></tr></table><table><tr><th>Concesionario</th>"
                + "<th>Contacto</th><th>Teléfono</th><th>Email</th></tr><tr><td>Norte Motor</td>"
                + "<td>Leo Paz</td><td>981001122</td><td>leo@nortemotor.example</td></tr></table>");

    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.notes()).contains("¿Tiene garantía?", "Concesionario: Norte Motor");
  }

  @Test
  void readsNoContactInTheDealersData() {
    Lead lead =
        text(
            "DATOS DEL CLIENTE|nNombre: Ida Roca|nEmail: ida@ejemplo.example|nCoche: Seat Arona|n|n"
                + "DATOS DEL CONCESIONARIO|nNombre: Norte Motor|nTeléfono: 981 00 11 22");

    assertThat(lead.customer().email()).isEqualTo("ida@ejemplo.example");
    assertThat(lead.customer().phone()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Otras personas que vieron su anuncio también vieron",
        "Autres clients ont également vu",
        "People also viewed"
      })
  void readsNothingBelowSuggestedCars(String heading) {
    Lead lead =
        html(
            "<p>Ha recibido una consulta sobre: <b>Seat Arona</b></p><p>De: Ida Roca"
                + " &lt;ida@ejemplo.example&gt;<br>¿Tiene garantía?</p><h4>"
                + heading
                + "</h4><ul><li>Kia Stonic - 15.900 € - Lugo Motor (982 00 11 22)</li>"
                + "<li>Opel Mokka - 14.500 €</li></ul>");

    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
    assertThat(lead.customer().phone()).isNull();
  }

  @Test
  void readsATableOfWordsAboveOneRowWithItsColumns() {
    Lead lead =
        html(
            "<table><tr><td>Expediente</td><td>Clase</td><td>Modelo</td><td>Terminación</td><td>Motor</td></tr>"
                + "<tr><td>EX-0042</td><td>Venta</td><td>Renault Captur</td><td>Techno</td><td>E-Tech</td></tr></table>"
                + "<table><tr><td>Apellidos</td><td>Nombre</td><td>Email</td><td>Móvil</td></tr>"
                + "<tr><td>Roca Mas</td><td>Ida</td><td>ida@ejemplo.example</td><td>611223344</td></tr></table>");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca Mas");
    assertThat(lead.vehicle().brandModel()).startsWith("Renault Captur");
  }
}
