package es.sml.connector.parse.unlabelled;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import java.util.List;
import java.util.Optional;

/** Finds the vehicle that a subject names: "Interesado en Seat León", "Anuncio: Peugeot 208". */
public final class SubjectVehicle {
  private static final int LONGEST = 120;
  private static final Pattern ENQUIRY =
      Pattern.compile(
          "(?i)(?:solicitud|petici[oó]n|informaci[oó]n|inter[eé]s|interesad[oa]|consulta|anuncio|veh[ií]culo|coche|oferta|tasaci[oó]n"
              + "|enquiry|inquiry|request|listing|anfrage|inserat|fahrzeug|demande|annonce|richiesta|annuncio|pedido|an[uú]ncio|aanvraag)");
  private static final Pattern ABOUT = Pattern.compile(ENQUIRY + "[^:]{0,40}:\\s*(\\S.{2,})");

  private SubjectVehicle() {}

  /**
   * Returns the only car that the subject names, else the text after the colon of an enquiry; empty
   * if there is neither, or if the subject names several cars.
   *
   * @param subject may be null
   */
  public static Optional<String> in(String subject, CarNames cars) {
    if (subject == null || subject.length() > LONGEST) {
      return Optional.empty();
    }
    boolean enquiry = ENQUIRY.matcher(subject).find();
    List<CarMention> named =
        cars.in(subject).stream()
            .filter(car -> car.model() != null && (car.sure() || enquiry || isAll(car, subject)))
            .toList();
    if (named.stream().map(CarMention::car).distinct().count() > 1) {
      return Optional.empty();
    }
    return named.stream().map(CarMention::fullName).findFirst().or(() -> afterColon(subject));
  }

  private static boolean isAll(CarMention car, String subject) {
    return car.name().length() == subject.strip().length();
  }

  private static Optional<String> afterColon(String subject) {
    Matcher matcher = ABOUT.matcher(subject);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
