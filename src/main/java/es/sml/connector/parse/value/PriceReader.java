package es.sml.connector.parse.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Reads a price in euros. Zero, another currency or a doubtful number is no price. */
public final class PriceReader {
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
  public static Optional<String> euros(String text) {
    String price = text.strip();
    if (price.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return number(price)
        .flatMap(SpanishNumber::read)
        .filter(number -> number.signum() > 0)
        .map(number -> number.stripTrailingZeros())
        .map(number -> number.scale() <= 0 ? number : number.setScale(2))
        .map(number -> number.toPlainString());
  }

  private static Optional<String> number(String price) {
    String bare = price.endsWith("€") ? price.substring(0, price.length() - 1).strip() : price;
    if (SpanishNumber.isPlain(bare)) {
      return Optional.of(bare); // as most prices are, so no expression needs to search
    }
    Matcher matcher = EUROS.matcher(price);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns whether the text only states that there is no price. */
  public static boolean isZero(String text) {
    Matcher matcher = EUROS.matcher(text.strip());
    return text.length() <= MAX_LENGTH
        && matcher.matches()
        && SpanishNumber.read(matcher.group(1)).filter(n -> n.signum() == 0).isPresent();
  }
}
