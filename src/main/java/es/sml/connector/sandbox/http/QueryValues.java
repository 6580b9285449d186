package es.sml.connector.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads query parameters as django-filter does: an invalid number is a 400. */
public final class QueryValues {
  private QueryValues() {}

  /** Returns the ids in a comma-separated list; null if the parameter is empty or missing. */
  public static Set<Integer> numbers(ApiRequest request, String name) {
    String written = request.parameter(name);
    if (written.isBlank()) {
      return null;
    }
    return words(written, ",").stream().map(word -> number(name, word)).collect(Collectors.toSet());
  }

  /** Returns the id; null if the parameter is empty or missing. */
  public static Integer number(ApiRequest request, String name) {
    String written = request.parameter(name);
    return written.isBlank() ? null : number(name, written);
  }

  private static Integer number(String name, String written) {
    try {
      return Integer.valueOf(written.strip());
    } catch (NumberFormatException e) {
      throw new RequestRefusedException(ErrorResponses.fieldError(name, "Introduzca un número."));
    }
  }

  /** Returns null, which means any, for a value other than true or false. */
  public static Boolean flag(ApiRequest request, String name) {
    return switch (request.parameter(name).toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /**
   * Returns the words of the {@code search} in lower case. They end at white space and at commas,
   * as in Django REST Framework. Each must occur somewhere.
   */
  public static List<String> searchWords(ApiRequest request) {
    return words(request.parameter("search").toLowerCase(Locale.ROOT), "[, \t\r\n\u0000]");
  }

  private static List<String> words(String text, String separator) {
    return Stream.of(text.split(separator, -1)).filter(word -> !word.isEmpty()).toList();
  }
}
