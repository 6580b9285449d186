package es.sml.connector.deliver.duplicate;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.create.SmlLead;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Text of a duplicate, as a Spanish note for the seller. The same duplicate always gives the same
 * note.
 *
 * @param mark text that identifies the note later
 */
record DuplicateNote(String mark, String text) {
  private static final DateTimeFormatter SPANISH =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.of("Europe/Madrid"));
  private static final Map<String, String> ORIGINS =
      Map.of("national", "nacional", "foreign", "extranjero");
  private static final Map<String, String> TASKS =
      Map.of(
          "date", "visita",
          "appraisal", "tasación",
          "budget", "presupuesto",
          "financing", "financiación",
          "warranty", "garantía",
          "vehicle_information", "información del vehículo",
          "response_information_mail", "respuesta por correo",
          "pending_assignment", "pendiente de asignación",
          "other", "otra");

  static DuplicateNote of(String key, SmlLead duplicate) {
    // The brackets matter: ref:…-1 must not match ref:…-12.
    String mark = "(" + MessageKey.reference(key) + ")";
    List<String> lines = new ArrayList<>();
    lines.add("El cliente ha vuelto a consultar por este vehículo " + mark);
    SmlLead.Client person = duplicate.client();
    add(lines, "Nombre: ", person.name());
    add(lines, "Teléfono: ", person.phone());
    add(lines, "E-mail: ", person.email());
    addAll(lines, duplicate.note());
    if (duplicate.request() != null) {
      for (SmlLead.Task task : duplicate.request().task()) {
        add(
            lines,
            "Solicitud: ",
            task.description() != null ? task.description() : type(task.type()));
        add(lines, "Fecha: ", date(task.planifiedRealizationDate()));
        add(lines, "Contacto preferido: ", task.media());
        addAll(lines, task.note());
        addAppraisal(lines, task.appraisal());
      }
    }
    return new DuplicateNote(mark, String.join("\n", lines));
  }

  boolean isIn(SmlLeadRecord lead) {
    return lead.note() != null
        && lead.note().stream()
            .anyMatch(note -> note.content() != null && note.content().contains(mark));
  }

  private static String type(String written) {
    return written == null ? null : TASKS.getOrDefault(written, written);
  }

  private static void addAppraisal(List<String> lines, SmlLead.Appraisal appraisal) {
    if (appraisal != null) {
      add(lines, "Vehículo a tasar: ", appraisal.brandModel());
      add(lines, "Matrícula: ", appraisal.licensePlate());
      add(lines, "Kilómetros: ", appraisal.km());
      add(lines, "Año: ", appraisal.year() == null ? null : appraisal.year().toString());
      add(lines, "Extras: ", appraisal.extras());
      add(lines, "Origen: ", origin(appraisal.origin()));
    }
  }

  private static String origin(String written) {
    return written == null ? null : ORIGINS.getOrDefault(written, written);
  }

  private static String date(Instant time) {
    return time == null ? null : SPANISH.format(time);
  }

  private static void add(List<String> lines, String what, String value) {
    if (value != null) {
      lines.add(what + value);
    }
  }

  private static void addAll(List<String> lines, List<SmlLead.Content> contents) {
    if (contents != null) {
      contents.stream().map(SmlLead.Content::content).filter(Objects::nonNull).forEach(lines::add);
    }
  }
}
