package es.sml.connector.parse.labelled;

import es.sml.connector.parse.text.Letters;
import java.util.Set;

/** Knows a form's question after a yes, such as "Which one?" after "Have you a part exchange?". */
final class FollowUpQuestion {
  private static final int LONGEST = 80;

  /** The questions without their spaces. */
  private static final Set<String> WHICH =
      Set.of(
          "cual",
          "cuales",
          "cualcoche",
          "quecoche",
          "quin",
          "quina",
          "quins",
          "zein",
          "qual",
          "quais",
          "qualcarro",
          "lequel",
          "laquelle",
          "quelvehicule",
          "quellevoiture",
          "welches",
          "welcher",
          "welchesfahrzeug",
          "which",
          "whichone",
          "whichcar",
          "whatcar",
          "whatisit",
          "quale",
          "qualeauto",
          "welke",
          "welkeauto",
          "ensucasocual",
          "siesasicual",
          "ifsowhich",
          "ifyeswhich",
          "encasoafirmativocual",
          "wennjawelches",
          "siouilequel",
          "seigual",
          "sesiquale",
          "zojawelke",
          "detalles",
          "details");

  private FollowUpQuestion() {}

  /** Returns whether the label asks which one, or for its details. */
  static boolean asksWhich(String label) {
    StringBuilder letters = new StringBuilder();
    Letters.plain(Letters.start(label, LONGEST))
        .chars()
        .filter(Character::isLetter)
        .forEach(c -> letters.append((char) c));
    return WHICH.contains(letters.toString());
  }
}
