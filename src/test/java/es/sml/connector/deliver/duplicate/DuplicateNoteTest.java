package es.sml.connector.deliver.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.create.SmlLead;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateNoteTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";

  @Test
  void containsAllDataOfTheDuplicate() {
    SmlLead duplicate =
        new SmlLead(
            1,
            new SmlLead.Vehicle("Seat León", null, null, null, null, null),
            new SmlLead.Client("Ana Ruiz", "611223344", "ana@x.example", null, null),
            null,
            null,
            List.of(new SmlLead.Content("¿Sigue en venta?"), new SmlLead.Content("Por la tarde")),
            List.of(new SmlLead.Content("portal")),
            null,
            new SmlLead.Request(
                List.of(
                    new SmlLead.Task(
                        "date",
                        null,
                        "Prueba el sábado",
                        "Whatsapp",
                        Instant.parse("2026-12-01T09:30:00Z"),
                        null,
                        null,
                        null,
                        null,
                        null),
                    task(
                        "appraisal",
                        null,
                        new SmlLead.Appraisal(
                            "Fiat 500", "1234BBC", "90000", 2015, 3, "Bola", "foreign")))));
    assertThat(DuplicateNote.of(KEY, duplicate).text())
        .isEqualTo(
            """
            El cliente ha vuelto a consultar por este vehículo (ref:00112233445566778899aabb)
            Nombre: Ana Ruiz
            Teléfono: 611223344
            E-mail: ana@x.example
            ¿Sigue en venta?
            Por la tarde
            Solicitud: Prueba el sábado
            Fecha: 01/12/2026 10:30
            Contacto preferido: Whatsapp
            Solicitud: tasación
            Vehículo a tasar: Fiat 500
            Matrícula: 1234BBC
            Kilómetros: 90000
            Año: 2015
            Extras: Bola
            Origen: extranjero""");
  }

  @Test
  void isFoundInALeadByItsMark() throws Exception {
    DuplicateNote note =
        DuplicateNote.of(KEY + "/1", EnquiryTest.lead("611223344", null, "Seat León"));
    assertThat(note.isIn(lead("'una'", "'" + note.mark() + " llamado el lunes'"))).isTrue();
    assertThat(note.isIn(lead("'una'", "null"))).isFalse();
    assertThat(note.isIn(lead("'(ref:00112233445566778899aabb-12)'"))).isFalse();
    assertThat(note.isIn(lead("'(ref:00112233445566778899aabb)'"))).isFalse();
    assertThat(note.isIn(AnswerReader.read(new ObjectMapper().readTree("{}"), SmlLeadRecord.class)))
        .isFalse();
  }

  private static SmlLead.Task task(String type, String description, SmlLead.Appraisal appraisal) {
    return new SmlLead.Task(
        type,
        null,
        description,
        null,
        null,
        null,
        null,
        null,
        appraisal == null ? null : List.of(),
        appraisal);
  }

  private static SmlLeadRecord lead(String... notes) throws Exception {
    String list =
        String.join(
            ",",
            java.util.Arrays.stream(notes).map(note -> "{'id':1,'content':" + note + "}").toList());
    return AnswerReader.read(
        new ObjectMapper().readTree("{'id':7,'note':[%s]}".formatted(list).replace('\'', '"')),
        SmlLeadRecord.class);
  }
}
