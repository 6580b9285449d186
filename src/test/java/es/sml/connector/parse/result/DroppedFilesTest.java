package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.Messages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dropped text or page is an enquiry only if its words do not speak of another business. */
class DroppedFilesTest {
  private static final String CONTACT = "Cliente: Nora Vidal / Tel.: 655 10 20 91 / ";

  // "/" separates the lines.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PARTE DE SINIESTRO / Compañía aseguradora: Norte / Vehículo: Seat Ateca / Daños: faro derecho",
        "Código de acceso: 402 118. No lo compartas. Código de verificación válido 5 minutos. / Coche: Seat Ateca",
        "Encuesta de satisfacción / Vehículo: Seat Ateca / ¿Recomendarías el concesionario?: 3 / Comentario: me lo entregasteis sucio",
        "Questionari de satisfacció / Cotxe: Seat Ateca / Comentari: me'l vau lliurar sense catifes, vergonyós",
        "Orden de reparación 77 / Vehículo: Seat Ateca / Mano de obra: 2 h / Cambio de aceite",
      })
  void readsAFileOfAnotherBusinessAsNoLead(String text) {
    assertThat(Messages.refusal(file("parte.txt", CONTACT + text))).contains("against an enquiry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vehículo: Seat Ateca / Mensaje: ¿sigue disponible?",
        "Vehículo: Seat Ateca / Mensaje: tuve un siniestro y busco un coche ya",
        "Vehículo: Seat Ateca / Mensaje: ¿qué incluye la revisión?",
      })
  void readsAnEnquiryInAFile(String text) {
    assertThat(Messages.leads(file("lead.txt", CONTACT + text)).leads()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Resumen mensual de tus anuncios / Octubre en cifras / Seat Ateca / Visitas: 801 / Clics: 33 / Tu gestora de cuenta: Nora Vidal, n.vidal@portal.example",
        "Informe semanal de su escaparate / Así han funcionado sus anuncios / Impresiones: 990 / Visitas: 41 / Su gestor de cuenta: Joel Marín, 622 304 050, joel@portal.example / Kia Ceed",
      })
  void readsAReportOfAPortalAsNoLead(String text) {
    String page = "<html><body><p>" + text.replace(" / ", "</p><p>") + "</p></body></html>";
    assertThat(Messages.refusal(file("informe.html", page))).contains("statistics");
  }

  private static InboundMessage file(String name, String text) {
    return Messages.file(name, text.replace(" / ", "\n").getBytes(StandardCharsets.UTF_8));
  }
}
