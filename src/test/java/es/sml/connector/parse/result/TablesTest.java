package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of customers is a lead for each row; a table of something else is none. */
class TablesTest {
  private static final String COLUMNS =
      """
      Hora;Cliente;Móvil;Coche que busca;Notas
      V 17:05;Berta Sanz;611203040;Fiat 500;solo la quiere blanca
      S 9:40;Joel Marín;622304050;Seat Arona;llamar por la tarde
      S 12:30;Nuria Pons;633405060;Skoda Fabia;paga al contado
      """;

  private static List<Lead> leads(String type, String text) {
    return Messages.leads(
            Messages.mail(
                "From: Marc Vidal <mvidal@autosmar.example>\nTo: ventas@autosmar.example\n"
                    + "Subject: contactos de la guardia\nContent-Type: text/"
                    + type
                    + "; charset=utf-8\n\n"
                    + text))
        .leads();
  }

  private static void isWhole(List<Lead> leads) {
    assertThat(leads)
        .extracting(lead -> lead.customer().name())
        .containsExactly("Berta Sanz", "Joel Marín", "Nuria Pons");
    assertThat(leads)
        .extracting(lead -> lead.customer().phone())
        .containsExactly("611203040", "622304050", "633405060");
    assertThat(leads)
        .extracting(lead -> lead.vehicle().brandModel())
        .containsExactly("Fiat 500", "Seat Arona", "Skoda Fabia");
    assertThat(leads.get(0).notes()).contains("Hora: V 17:05").doesNotContain("Hora: S 9:40");
    assertThat(leads.get(1).notes()).contains("Hora: S 9:40", "Notas: llamar por la tarde");
    assertThat(leads).flatExtracting(Lead::tasks).noneMatch(task -> isRequest(task.toString()));
  }

  private static boolean isRequest(String task) {
    return task.contains("Reserva") || task.contains("type=date");
  }

  @Test
  void readsEachRowOfATableInHtml() {
    StringBuilder rows = new StringBuilder();
    COLUMNS
        .lines()
        .forEach(
            line -> {
              String cell = rows.isEmpty() ? "th" : "td";
              rows.append("<tr>");
              for (String text : List.of(line.split(";", -1))) {
                rows.append("<%1$s>%2$s</%1$s>".formatted(cell, text));
              }
              rows.append("</tr>");
            });
    isWhole(
        leads(
            "html",
            "<p>Hola, os paso los del finde. Un saludo, Marc - 600 112 233</p><table>"
                + rows
                + "</table>"));
  }

  @Test
  void readsAListOfPeopleThatAWordProcessorWrote() {
    String rows =
        """
        <tr><td><p><b>Nombre</b></p></td><td><p><b>Móvil</b></p></td>
        <td><p><b>Interés</b></p></td><td><p><b>Nota</b></p></td></tr>
        <tr><td><p>Berta Sanz</p></td><td><p>611203040</p></td>
        <td><p>Fiat 500</p></td><td><p>paga al contado</p></td></tr>
        <tr><td><p>Joel Marín</p></td><td><p>622304050</p></td>
        <td><p>Seat Arona</p></td><td><p>por la tarde</p></td></tr>
        """;

    assertThat(leads("html", "<p>De la feria</p><table>" + rows + "</table>"))
        .extracting(lead -> lead.customer().name() + lead.vehicle().brandModel())
        .containsExactly("Berta SanzFiat 500", "Joel MarínSeat Arona");
  }

  @Test
  void readsAPrintedListWithARuleAndABlankColumn() {
    List<Lead> leads =
        leads(
            "plain",
            """
            SOLICITUDES

            N    CLIENTE         MOVIL        CORREO               COCHE
            ---------------------------------------------------------------
            1    BERTA SANZ      611 203 040  b.sanz@web.example   FIAT 500
            2    JOEL MARIN      622 304 050                       SEAT ARONA
            ---------------------------------------------------------------
            TOTAL: 2
            """);

    assertThat(leads)
        .extracting(lead -> lead.customer().phone() + lead.vehicle().brandModel())
        .containsExactly("611203040FIAT 500", "622304050SEAT ARONA");
    assertThat(leads.get(1).customer().email()).isNull();
  }

  @Test
  void readsEachRowOfATableInText() {
    isWhole(
        leads("plain", "Hola, os paso los del finde.\n\n" + COLUMNS.replace(";", " | ") + "\n"));
  }

  private static List<Lead> csv(String table) {
    return Messages.leads(Messages.file("tabla.csv", table.getBytes(StandardCharsets.UTF_8)))
        .leads();
  }

  @Test
  void readsTheLandlineAndBothCarsOfATable() {
    List<Lead> leads =
        csv(
            """
            Nombre;Móvil;Fijo;Interés;V.O. a entregar
            Berta Sanz;611203040;;SEAT ARONA;FORD FIESTA TREND 2012 98.000KM
            Joel Marín;;93 555 10 20;FIAT 500;NO
            """);

    assertThat(leads.get(0).vehicle().brandModel()).isEqualTo("SEAT ARONA");
    assertThat(leads.get(0).notes()).noneMatch(note -> note.startsWith("Interés"));
    assertThat(leads.get(0).tasks().get(0).appraisal())
        .satisfies(
            own -> {
              assertThat(own.brandModel()).isEqualTo("FORD FIESTA TREND");
              assertThat(own.year()).isEqualTo(2012);
              assertThat(own.kilometres()).isEqualTo("98000");
            });
    assertThat(leads.get(1).customer().phone()).isEqualTo("935551020");
    assertThat(leads.get(1).tasks()).noneMatch(task -> task.appraisal() != null);
  }

  @Test
  void readsAConditionInATableAsNoCar() {
    Lead lead =
        csv("Nombre;Móvil;Coche;Comentarios\nJoel Marín;622304050;De ocasión (km 0 incluido);Hola\n")
            .get(0);

    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(lead.notes()).contains("Coche: De ocasión (km 0 incluido)");
  }

  @Test
  void readsALandlineBesideWordsOfTwoLanguagesAsSpanish() {
    Lead lead = csv("contacto;telefono;marca;modelo\nJoel Marín;961203040;Fiat;500\n").get(0);

    assertThat(lead.customer().phone()).isEqualTo("961203040");
  }

  @Test
  void readsAStockAsNoEnquiries() {
    String stock =
        """
        ref;marca;modelo;km;precio;matricula;contacto;telefono
        11;SEAT;Arona;41000;15900;1234BCD;Autos Mar;935551020
        12;FIAT;500;52000;9900;2345CDF;Autos Mar;935551020
        13;SKODA;Fabia;33000;12500;3456DFG;Autos Mar;935551020
        """;

    assertThat(Messages.refusal(Messages.file("stock.csv", stock.getBytes(StandardCharsets.UTF_8))))
        .contains("a stock and no enquiries");
    String two = stock.lines().limit(3).reduce("", (all, line) -> all + line + "\n");
    assertThat(csv(two)).hasSize(2);
    String nameless = two.replace("contacto", "sede");
    assertThat(Messages.refusal(Messages.file("s.csv", nameless.getBytes(StandardCharsets.UTF_8))))
        .contains("a stock and no enquiries");
    assertThat(csv(stock.replaceFirst("935551020", "611203040"))).hasSize(3);
    String sellers =
        """
        ref;marca;modelo;km;precio;telefono
        1;SEAT;Arona;41000;15900;935551020
        2;FIAT;500;52000;9900;935551020
        3;KIA;Rio;9000;12900;935551021
        """;
    assertThat(csv(sellers)).hasSize(3);
    String four = sellers + "4;KIA;Ceed;8000;14900;935551021\nTotal;4;;;53600;\n";
    assertThat(Messages.refusal(Messages.file("s.csv", four.getBytes(StandardCharsets.UTF_8))))
        .contains("a stock and no enquiries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nº factura;Cliente;Teléfono;Vehículo;Total",
        "Fecha factura;Cliente;Móvil;Concepto;Base imponible",
        "Hora;Cliente;Teléfono;Modelo;Trabajos solicitados",
        "Cliente;Móvil;Modelo;Taller;Observaciones;Mecánico",
        "Titular;Teléfono;Modelo;Campaña técnica",
        "Cliente;Teléfono;Modelo;Fecha entrega;Comercial",
        "Customer;Phone;Model;Repair order;Technician",
        "Kunde;Telefon;Modell;Rechnungsnr.;Fälligkeit",
        "Client;Téléphone;Modèle;N° facture;Échéance",
        "Nombre;Móvil;Coche asignado;Puesto",
        "Name;Phone;Assigned car;Department",
        "Asesor;Móvil;Uds VN;Comisión;Modelo",
        "Modelo;Teléfono;Responsable;Días en stock",
      })
  void readsATableOfAnotherBusinessAsNoEnquiries(String columns) {
    String row = columns.replaceFirst("Hora|Fecha factura|Nº factura", "9");
    String table =
        columns
            + "\n"
            + row.replaceAll("(?i)tel[eé]fono|m[oó]vil|phone|telefon|téléphone", "611203040");

    assertThat(Messages.refusal(Messages.file("t.csv", table.getBytes(StandardCharsets.UTF_8))))
        .contains("of invoices, of a workshop or the like");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cliente;Móvil;Modelo;Fecha entrega;Origen",
        "Titular;Móvil;Modelo;Comentarios",
        "Cliente;Móvil;Modelo de interés;Taller",
        "Cliente;Móvil;Modelo;Vencimiento;Coche a entregar",
      })
  void readsATableWithAColumnOfEnquiries(String columns) {
    assertThat(csv(columns + "\nBerta Sanz;611203040;Seat Arona;\n")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Estado|Nuevo|Taller",
        "Cola|VENTAS|RECAMBIOS",
        "Tipo de gestión|Taller de compra|Posventa",
        "Department|Sales|Service department",
        "Opt out|No|Yes",
        "Fecha de baja|''|03/11/2026",
        "Origen|Web|''",
        "Origen|Taller|''",
      })
  void readsNoLeadFromTheRowsOfAnotherDepartment(String column, String sales, String other) {
    String row = "%s;611203040;Seat Arona;%s\n";
    List<Lead> leads =
        csv(
            "Cliente;Móvil;Coche;"
                + column
                + "\n"
                + row.formatted("Berta Sanz", sales)
                + (other.isEmpty() ? "" : row.formatted("Joel Marín", other))
                + "Total: 2;;;\n");

    assertThat(leads).extracting(lead -> lead.customer().name()).containsExactly("Berta Sanz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Usado", "Actual", "Entrega"})
  void readsTheColumnOfTheOwnCarBesideTheWantedOne(String own) {
    List<Lead> leads =
        csv(
            "Cliente;Móvil;Interés;"
                + own
                + "\nBerta Sanz;611203040;Fiat 500;Seat Arona (2018)\nJoel Marín;622304050;Kia Rio;\n");

    assertThat(leads)
        .extracting(lead -> lead.vehicle().brandModel())
        .containsExactly("Fiat 500", "Kia Rio");
    assertThat(leads.get(0).tasks().get(0).appraisal().brandModel()).isEqualTo("Seat Arona");
    assertThat(leads.get(1).tasks().toString()).doesNotContain("Appraisal[");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Coche que le interesa;Matrícula|Kia Ceed;1234KLM|Kia Ceed",
        "Coche que le interesa;Color|Kia Ceed;Rojo|Kia Ceed",
        "Matrícula;Color|1234KLM;Rojo|Sin especificar",
      })
  void readsThePartsOfAValuationAsTheOwnCar(String columns, String cells, String wanted) {
    Lead lead =
        csv("Solicitud;Nombre;Móvil;Marca;Modelo;Año;Kilómetros;"
                + columns
                + "\nTasación;Berta Sanz;611203040;Fiat;Panda;2014;99000;"
                + cells
                + "\n")
            .get(0);

    assertThat(lead.vehicle().brandModel()).isEqualTo(wanted);
    assertThat(lead.vehicle().year()).isNull();
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Fiat Panda");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2014);
  }

  @Test
  void readsAPhoneThatASpreadsheetWroteAsADecimalNumber() {
    List<Lead> leads =
        csv(
            """
            Nombre;Móvil;Coche
            Berta Sanz;6.11203041E8;Fiat 500
            Joel Marín;6,11203042E+08;Fiat 500
            Nuria Pons;611203043.0;Fiat 500
            Eva Gil;6,11E+08;Fiat 500
            """);

    assertThat(leads)
        .extracting(lead -> lead.customer().phone())
        .containsExactly("611203041", "611203042", "611203043");
  }

  @Test
  void readsManyLinesThatEndAsOnAnOldMacintosh() {
    StringBuilder table = new StringBuilder("Nombre;Móvil;Coche\r");
    for (int i = 0; i < 1_900; i++) {
      table.append("Berta Sanz;61120").append(1000 + i).append(";Seat Arona\r");
    }

    assertThat(csv(table.toString()))
        .isNotEmpty()
        .allMatch(lead -> lead.customer().name().equals("Berta Sanz"));
  }

  @Test
  void readsAFormInTwoColumns() {
    Lead lead =
        csv("""
                Campo,Valor
                Nombre,Berta Sanz
                Móvil,"611 20 30 40"
                Coche,Fiat 500
                Mensaje,"¿La tenéis en blanco, o hay que pedirla?"
                """)
            .get(0);

    assertThat(lead.customer().name()).isEqualTo("Berta Sanz");
    assertThat(lead.customer().phone()).isEqualTo("611203040");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Fiat 500");
    assertThat(lead.notes()).contains("¿La tenéis en blanco, o hay que pedirla?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Llamada a revisión del airbag | Adjunto los propietarios de su zona. Denles cita de taller. | 0",
        "Campaña de seguridad | Relación de chasis afectados, para citar en el taller. | 0",
        "Leads de la semana | Adjunto los leads de las campañas en Meta. | 2",
        "Contactos | Os paso los clientes del fin de semana. Un saludo | 2",
      })
  void readsATableByTheWordsOfItsMail(String subject, String words, int leads) {
    String mail =
        """
        From: Red Norte <red@importador.example>
        To: ventas@autosmar.example
        Subject: %s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        %s
        --b
        Content-Type: text/csv; name=lista.csv
        Content-Disposition: attachment; filename=lista.csv

        VIN;CLIENTE;TELEFONO;MODELO
        VSS00000000000011;BERTA SANZ;611203040;ARONA
        VSS00000000000012;JOEL MARIN;622304050;ATECA
        --b--
        """
            .formatted(subject, words);

    if (leads == 0) {
      assertThat(Messages.refusal(Messages.mail(mail))).contains("against an enquiry: workshop");
    } else {
      assertThat(Messages.leads(Messages.mail(mail)).leads()).hasSize(leads);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registros.txt | NOMBRE;TELEFONO;COCHE~Berta Sanz;611203040;Seat Arona~Joel Marín;622304050;Seat Ateca | 2",
        "ficha.txt | Cliente: Berta Sanz~Tfno.: 611203040~Vehículo de interés: Seat Arona | 1",
        "aviso.txt | Nombre: Red Norte~Tfno.: 611203040~Condiciones; de; venta | 0",
        "factura.txt | Cliente: Berta Sanz~Tfno.: 611203040~Vehículo: Seat Arona~Base imponible: 120,00 | 0",
        "orden.txt | Orden de reparación~Cliente: Berta Sanz~Tfno.: 611203040~Vehículo: Seat Arona | 0",
      })
  void readsAnAttachedText(String file, String lines, int leads) {
    String mail =
        """
        From: Red Norte <red@importador.example>
        To: ventas@autosmar.example
        Subject: Documento
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Va adjunto.
        --b
        Content-Type: text/plain; charset=utf-8; name=%s
        Content-Disposition: attachment; filename=%s

        %s
        --b--
        """
            .formatted(file, file, lines.replace('~', '\n'));

    if (leads == 0) {
      assertThat(Messages.refusal(Messages.mail(mail))).isNotEmpty();
    } else {
      assertThat(Messages.leads(Messages.mail(mail)).leads()).hasSize(leads);
    }
  }
}
