package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Optional;

/** Finds the field of a form question if the words of its answer prove that it means the field. */
final class AnsweredQuestion {
  private static final int LONGEST = 100;
  private static final Pattern CONTACT =
      Pattern.compile(
          "\\b(?:contact|comuni|whatsapp|llam(?:ar|e|ada)|kontakt|reach you|joindre|contatt)");
  private static final Pattern PAYMENT =
      Pattern.compile("\\b(?:pagar|pago|payment|pay|zahlung|bezahlen|paiement|payer|pagamento)\\b");

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
