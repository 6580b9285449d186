package es.sml.connector.parse.question;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the request of a value in a JSON object with the request's name: "finance.deposit". */
final class AnsweredObject {
  private static final Set<String> APPOINTMENT =
      Letters.wordSet(
          "appointment cita visit visita termin rdv rendezvous appuntamento afspraak agendamento");
  private static final Set<String> TEST_DRIVE =
      Letters.wordSet("drive prueba probefahrt essai proefrit prova proba testdrive");
  private static final Set<String> FINANCING =
      Letters.wordSet(
          "finance financing financiacion finanzierung financement finanziamento financiering");
  private static final Set<String> TERMS =
      Letters.wordSet(
          "deposit term months entrada plazo meses cuota payment down anzahlung laufzeit rate apport"
              + " duree mensualite anticipo durata rata aanbetaling looptijd prazo prestacao");
  private static final Set<String> MOMENT =
      Letters.wordSet(
          "date time day slot fecha dia hora datum uhrzeit tag jour heure data ora giorno tijd");

  private AnsweredObject() {}

  /** Returns the field; empty if the name has no such object, or stands deeper. */
  static Optional<LeadField> field(String name, String answer) {
    int dot = name.indexOf('.');
    boolean digit = answer.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (dot <= 0 || dot != name.lastIndexOf('.') || name.indexOf('?') >= 0) {
      return Optional.empty();
    }
    List<String> object = JsonKey.of(name.substring(0, dot)).words();
    List<String> part = JsonKey.of(name.substring(dot + 1)).words();
    if (object.contains("contact") && part.contains("preference")) {
      return Media.in(answer).map(media -> LeadField.CONTACT_PREFERENCE);
    }
    if (digit && has(part, MOMENT) && has(object, APPOINTMENT)) {
      return Optional.of(LeadField.APPOINTMENT);
    }
    if (digit && has(part, MOMENT) && has(object, TEST_DRIVE)) {
      return Optional.of(LeadField.TEST_DRIVE);
    }
    return digit && has(part, TERMS) && has(object, FINANCING)
        ? Optional.of(LeadField.FINANCING)
        : Optional.empty();
  }

  private static boolean has(List<String> words, Set<String> some) {
    return words.stream().anyMatch(some::contains);
  }
}
