package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Set;

/** Recognises the placeholders that forms and templates write into empty fields. */
final class Placeholder {
  private static final int LONGEST = 60;
  private static final Set<String> NOTHING =
      Set.of(
          "n/a",
          "n.a.",
          "n/d",
          "null",
          "none",
          "nil",
          "nan",
          "undefined",
          "unknown",
          "not provided",
          "not specified",
          "not available",
          "not given",
          "not applicable",
          "no name",
          "no phone",
          "no email",
          "no disponible",
          "no indicado",
          "no especificado",
          "no facilitado",
          "no informado",
          "sin datos",
          "sin especificar",
          "sin nombre",
          "sin teléfono",
          "sin email",
          "desconocido",
          "desconocida",
          "ninguno");

  /** An unfilled variable of a template, or only punctuation. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\[\\[?[\\w .-]+\\]?\\]|\\$?\\{+[\\w .-]+\\}+|<[\\w"
              + " .-]+>|%+[\\w.-]+%+|##[\\w.-]+##|[\\s._*?/-]+");

  private Placeholder() {}

  /** Returns whether the text has no meaning. */
  static boolean isNothing(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String plain = Letters.lower(text.strip());
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    return plain.isEmpty() || NOTHING.contains(plain) || isVariable(plain);
  }

  /** Returns whether the text consists only of unfilled variables of a template. */
  private static boolean isVariable(String text) {
    char first = text.charAt(0);
    boolean maybe = "[{$<%#._*?/-".indexOf(first) >= 0;
    return maybe && VARIABLE.matches(text);
  }
}
