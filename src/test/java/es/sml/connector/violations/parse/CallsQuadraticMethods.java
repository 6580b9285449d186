package es.sml.connector.violations.parse;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Calls each method whose time may grow with the square of a text's length, or worse. */
final class CallsQuadraticMethods {
  private CallsQuadraticMethods() {}

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static UnaryOperator<String> upper() {
    return String::toUpperCase;
  }

  static boolean matches(String text) {
    return text.matches("(a+)+");
  }

  static String replaced(String text) {
    return text.replaceAll("a+b", "").replaceFirst("a+b", "");
  }

  static String[] split(String text) {
    return text.split("a+b", -1);
  }

  static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  static boolean found(String text) {
    return Pattern.compile("(a+)+b").matcher(text).find();
  }
}
