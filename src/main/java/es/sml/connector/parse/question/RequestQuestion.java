package es.sml.connector.parse.question;

import com.google.re2j.Pattern;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;
import java.util.List;

/**
 * Recognises form questions that ask whether the customer wants one of SML's requests, and those
 * that ask for a consent.
 */
public final class RequestQuestion {
  private static final int LONGEST = 100;
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:fancy|deseas?|quieres?|quiero|necesitas?|necesito|interesad[oa]|(?:te|le|me) interesa"
              + "|solicitas?|solicito|wants?|would|need(?:ed|s)?|required|necesari[oa]s?|benotigt|interested|mochten?|wunschen|benotigen"
              + "|brauchen|souhaitez|souhaite|voulez|desirez|besoin|desideri|desidera|vuoi|vuole"
              + "|vorrei|interessat[oa]|vols?|vull|voleu|desitges|necessites|wilt|wil|wenst"
              + "|nodig|deseja|quer|quero|pretende|precisa|gostaria|desexas?|quere[ns]?|chcesz|chce|potrzebujesz|interesuje|nahi"
              + "|gewunscht|gewuenscht|erwuenscht|erwunscht|gewenst|souhaite|richiest[ao]|solicitar|solicitud|pedir|pedido"
              + "|sollicitar|sol licitar|demanar|eskatu|book|requests?|requested|interests?|intereses|demande|anfordern|anfragen"
              + "|solicitad[oa]s?|gewunschte[rsn]?|vereinbaren|aanvragen|aanvraag|prenotare?|prenota|richiedere|agendar|reservar"
              + "|concertar|necesita|necessita|preciso|gustaria|agradaria|apetece|welcome|mochte)\\b");

  /** "Do you have a car to part exchange?" asks for a wish too. */
  private static final Pattern OWNS =
      Pattern.compile(
          "\\b(?:have|tiene[sn]?|teneis|tens|teniu|tes|tedes|avez|as|haben|hast|hai|ha|avete|tem"
              + "|possui|heeft|heb|hebt|duzu)\\b");

  private static final RequestedTask OF_OWNER = RequestedTask.APPRAISAL;
  private static final Pattern CONSENT =
      Pattern.compile(
          "\\b(?:acept|aceit|accept|accett|leid|condiciones|condicions|conditions|politica|privac"
              + "|privat|confidential|datenschutz|einwillig|terms|consent|consens|toestemming"
              + "|akkoord|newsletter|marketing|publicidad|promocion|pribatu)");

  private static final RequiredWords OF_WISH = RequiredWords.of(WISH.pattern());
  private static final RequiredWords OF_CONSENT = RequiredWords.of(CONSENT.pattern());

  private RequestQuestion() {}

  /** Returns whether the words ask for a consent. */
  public static boolean isConsent(String question) {
    return speaksOfConsent(Letters.plain(Letters.start(question, LONGEST)));
  }

  private static boolean speaksOfConsent(String plain) {
    return OF_CONSENT.mayBeIn(plain) && CONSENT.matcher(plain).find();
  }

  /** Returns whether the words ask for a wish, and for no consent. */
  public static boolean isIn(String question) {
    String plain = Letters.plain(Letters.start(question, LONGEST + 1));
    return question.length() <= LONGEST
        && OF_WISH.mayBeIn(plain)
        && WISH.matcher(plain).find()
        && !speaksOfConsent(plain);
  }

  /** Returns the requests that the question names; none unless it asks for a wish. */
  public static List<RequestedTask> in(String question) {
    boolean owns = question.length() <= LONGEST && OWNS.matcher(Letters.plain(question)).find();
    return isIn(question)
        ? RequestedTask.in(question)
        : RequestedTask.in(owns ? question : "").stream().filter(OF_OWNER::equals).toList();
  }
}
