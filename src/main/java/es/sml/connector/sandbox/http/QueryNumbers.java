package es.sml.connector.sandbox.http;

import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/** Reads numbers in query parameters as django-filter does: an invalid number is a 400. */
public final class QueryNumbers {

  private QueryNumbers() {}

  /** Returns the ids in a comma-separated list; null if the parameter is empty or missing. */
  public static Set<Integer> list(ApiRequest request, String name) {
    String written = request.parameter(name);
    if (written.isBlank()) {
      return null;
    }
    Set<Integer> numbers = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(written, ",");
    while (tokens.hasMoreTokens()) {
      numbers.add(number(name, tokens.nextToken()));
    }
    return numbers;
  }

  /** Returns the id; null if the parameter is empty or missing. */
  public static Integer single(ApiRequest request, String name) {
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
}
