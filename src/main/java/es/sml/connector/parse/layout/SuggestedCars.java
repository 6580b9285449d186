package es.sml.connector.parse.layout;

/**
 * Knows the advertisements that a portal adds below a heading such as "Others also viewed". Their
 * cars and telephones are not the customer's.
 */
public final class SuggestedCars {
  private static final String MONEY = "€£";

  private final Headings headings;

  public SuggestedCars(Headings headings) {
    this.headings = headings;
  }

  /** Blanks the priced lines below such a heading. Positions stay the same. */
  public String blankedIn(String text) {
    StringBuilder rest = null;
    String above = "";
    boolean suggested = false;
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf('\n', start);
      int end = found < 0 ? text.length() : found;
      String line = text.substring(start, end);
      if (!line.isBlank()) {
        suggested = isPriced(line) && (suggested || headings.isRejected(above));
        above = line;
      }
      if (suggested) {
        rest = rest == null ? new StringBuilder(text) : rest;
        rest.replace(start, end, " ".repeat(end - start));
      }
      start = end + 1;
    }
    return rest == null ? text : rest.toString();
  }

  private static boolean isPriced(String line) {
    boolean money = line.chars().anyMatch(c -> MONEY.indexOf(c) >= 0);
    return money && line.chars().anyMatch(Character::isDigit);
  }
}
