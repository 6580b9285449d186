package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.List;

/** Recognises form questions that ask whether the customer wants one of SML's requests. */
final class RequestQuestion {
  private static final int LONGEST = 100;
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:deseas?|quieres?|quiero|necesitas?|necesito|interesad[oa]|(?:te|le|me) interesa"
              + "|solicitas?|solicito|want|would|need|interested|mochten?|wunschen|benotigen"
              + "|brauchen|souhaitez|souhaite|voulez|desirez|besoin|desideri|desidera|vuoi|vuole"
              + "|vorrei|interessat[oa]|vols?|vull|voleu|desitges|necessites|wilt|wil|wenst"
              + "|nodig|deseja|quer|quero|pretende|precisa|gostaria|queres|desexas|nahi"
              + "|gewunscht|erwunscht|gewenst|souhaite|richiest[ao]|solicitar|solicitud|pedir|pedido"
              + "|sollicitar|sol licitar|demanar|eskatu|book|request|requested|demande|anfordern|anfragen"
              + "|vereinbaren|aanvragen|aanvraag|prenotare?|prenota|richiedere|agendar|reservar"
              + "|concertar|necesita|necessita|preciso|gustaria|agradaria|apetece|welcome|mochte)\\b");
  private static final Pattern CONSENT =
      Pattern.compile(
          "\\b(?:acept|aceit|accept|accett|leid|condiciones|condicions|conditions|politica|privac"
              + "|privat|confidential|datenschutz|einwillig|terms|consent|consens|toestemming"
              + "|akkoord|newsletter|marketing|publicidad|promocion|pribatu)");

  private RequestQuestion() {}

  /** Returns whether the words ask for a consent. */
  static boolean isConsent(String question) {
    return CONSENT.matcher(Letters.plain(Letters.start(question, LONGEST))).find();
  }

  /** Returns the requests that the question names; none unless it asks for a wish. */
  static List<RequestedTask> in(String question) {
    if (question.length() > LONGEST) {
      return List.of();
    }
    String plain = Letters.plain(question);
    return WISH.matcher(plain).find() && !CONSENT.matcher(plain).find()
        ? RequestedTask.in(plain)
        : List.of();
  }
}
