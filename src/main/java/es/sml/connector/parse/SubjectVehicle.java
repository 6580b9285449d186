package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Finds the vehicle that a subject names after the purpose of the mail: "Solicitud: Seat León". */
final class SubjectVehicle {
  private static final int LONGEST = 120;
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?i)(?:solicitud|petici[oó]n|informaci[oó]n|inter[eé]s|interesad[oa]|consulta|anuncio|veh[ií]culo|coche|oferta|tasaci[oó]n"
              + "|enquiry|inquiry|request|listing|anfrage|inserat|fahrzeug|demande|annonce|richiesta|annuncio|pedido|an[uú]ncio|aanvraag)"
              + "[^:]{0,40}:\\s*(\\S.{2,})");

  private SubjectVehicle() {}

  /**
   * Returns the text after the colon; empty if the subject does not name an enquiry.
   *
   * @param subject may be null
   */
  static Optional<String> in(String subject) {
    if (subject == null || subject.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = ABOUT.matcher(subject);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
