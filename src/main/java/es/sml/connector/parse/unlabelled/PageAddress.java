package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.car.detail.CarMention;
import java.util.List;
import java.util.Optional;

/** Finds the address of the page with the form, or of the advertisement, in a mail's text. */
public final class PageAddress {
  private static final int LONGEST = 500;

  private PageAddress() {}

  /** Returns the first web address in the text; empty if there is none. */
  public static String in(String text) {
    int start = text.indexOf("http");
    while (start >= 0) {
      int end = start;
      while (end < text.length() && end - start < LONGEST && isOfAddress(text.charAt(end))) {
        end++;
      }
      String address = text.substring(start, end);
      if (address.startsWith("http://") || address.startsWith("https://")) {
        return address;
      }
      start = text.indexOf("http", end == start ? start + 1 : end);
    }
    return "";
  }

  /** Returns the one car that the addresses in the lines name; empty if they name several. */
  public static Optional<CarMention> onlyCar(List<String> lines, CarNames cars) {
    List<CarMention> named =
        lines.stream()
            .filter(line -> line.contains("http"))
            .flatMap(line -> cars.inAddress(in(line)).stream())
            .toList();
    return named.stream().map(CarMention::car).distinct().count() == 1
        ? Optional.of(named.get(0))
        : Optional.empty();
  }

  private static boolean isOfAddress(char c) {
    return c > ' ' && c < 0x7F && "<>\"".indexOf(c) < 0;
  }
}
