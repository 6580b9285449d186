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
              + "|solicitas?|solicito|want|would|need|interested|mochten?|wunschen|souhaitez|desidera"
              + "|vols?|vull|wilt|wenst|deseja|quer)\\b");
  private static final Pattern CONSENT =
      Pattern.compile("\\b(?:acept|leid|condiciones|politica|privac|terms|consent|newsletter)");

  private RequestQuestion() {}

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
