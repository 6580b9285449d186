package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the field of a form question if the words of its answer prove that it means the field. */
final class AnsweredQuestion {
  private static final int LONGEST = 100;
  private static final Pattern CONTACT =
      Pattern.compile(
          "\\b(?:contact|comuni|whatsapp|llam(?:ar|e|ada)|truc(?:ar|ada)|cham(?:ar|ada)|kontakt"
              + "|reach you|joindre|contatt|contatar|bereik|harreman)");
  private static final Pattern PAYMENT =
      Pattern.compile(
          "\\b(?:pagar|pago|pagament|payment|pay|zahlung|zahlungsart|zahlungsweise|bezahlen|paiement"
              + "|payer|pagamento|betaling|betaalwijze|betaalmethode|betalen|ordaindu"
              + "|ordainketa|ordaintzeko|compra|modalidad|modalitat|modalite|finanzierungsart|abonar"
              + "|kaufart|aankoop|acquisto|modalita|adquisicion)\\b");

  private static final Set<String> WHEN =
      Set.copyOf(
          Letters.words(
              "cuando dia fecha hora when day date time quan data wann tag quand jour quando giorno"
                  + " wanneer dag noiz egun cando"));
  private static final Set<String> VISIT =
      Set.copyOf(
          Letters.words(
              "vienes viene venir vendras vendra visitarnos visitas visita visitar pasas pasarte"
                  + " pasar acercas acercarte come visit vens vindras kommen besuchen besuch venez"
                  + " viendrez passer visiter vieni venire viene visitarci vem visitar langskomen"
                  + " komt bezoeken etorri vir"));

  private AnsweredQuestion() {}

  /** Returns the field; empty in case of doubt. */
  static Optional<LeadField> field(String question, String answer) {
    Optional<LeadField> vehicle = VehicleQuestion.field(question, answer);
    if (vehicle.isPresent() || question.length() > LONGEST || answer.length() > LONGEST) {
      return vehicle;
    }
    String plain = Letters.plain(question);
    if (CONTACT.matcher(plain).find() && Media.in(answer).isPresent()) {
      return Optional.of(LeadField.CONTACT_PREFERENCE);
    }
    if (PAYMENT.matcher(plain).find()
        && RequestedTask.in(answer).contains(RequestedTask.FINANCING)) {
      return Optional.of(LeadField.FINANCING);
    }
    return appointment(plain, answer);
  }

  private static Optional<LeadField> appointment(String question, String answer) {
    List<String> words = Words.of(question).list();
    boolean visit =
        words.stream().anyMatch(WHEN::contains) && words.stream().anyMatch(VISIT::contains);
    if (visit && YesOrNo.of(answer) == YesOrNo.WORDS) {
      return Optional.of(LeadField.APPOINTMENT);
    }
    if (answer.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty(); // no day; the patterns of requests take long
    }
    List<RequestedTask> requests = RequestedTask.in(question);
    boolean dated =
        AppointmentReader.moment(answer).isPresent() || AppointmentReader.day(answer).isPresent();
    if (!dated) {
      return Optional.empty();
    }
    if (requests.contains(RequestedTask.TEST_DRIVE)) {
      return Optional.of(LeadField.TEST_DRIVE);
    }
    return requests.contains(RequestedTask.APPOINTMENT)
        ? Optional.of(LeadField.APPOINTMENT)
        : Optional.empty();
  }
}
