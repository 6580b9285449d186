package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Reads a price in euros. */
final class PriceReader {
  private static final int MAX_LENGTH = 60;
  private static final Pattern EUROS =
      Pattern.compile(
          "(?i)(?:€|eur|euros?)?\\s*(\\d[\\d., '\u00A0\u202F]*?)\\s*(?:,-)?\\s*(?:€|eur|euros?)?\\.?"
              + "\\s*\\(?(?:iva (?:incluido|incl\\.?)|imp\\. incl\\.?|brutto|inkl\\. mwst\\.?|ttc|vat incl\\.?|al contado|financiado)?\\)?");

  private PriceReader() {}

  /**
   * Returns digits, with a point before any cents; empty for zero, another currency or in case of
   * doubt.
   */
  static Optional<String> euros(String text) {
    String price = text.strip();
    if (price.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher = EUROS.matcher(price);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return SpanishNumber.read(matcher.group(1))
        .filter(number -> number.signum() > 0)
        .map(number -> number.stripTrailingZeros())
        .map(number -> number.scale() <= 0 ? number : number.setScale(2))
        .map(number -> number.toPlainString());
  }

  /** Returns whether the text only states that there is no price. */
  static boolean isZero(String text) {
    Matcher matcher = EUROS.matcher(text.strip());
    return text.length() <= MAX_LENGTH
        && matcher.matches()
        && SpanishNumber.read(matcher.group(1)).filter(n -> n.signum() == 0).isPresent();
  }
}
