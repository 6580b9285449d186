package es.sml.connector.parse.star;

import es.sml.connector.parse.xml.QuotedPrice;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A price of a STAR vehicle. {@link QuotedPrice} decides which price the vehicle gets.
 *
 * @param kind such as MSRP; may be empty
 */
record StarPrice(XmlElement amount, String kind) implements QuotedPrice {
  /**
   * Returns the prices of a vehicle.
   *
   * @param around the element with the prices
   */
  static List<StarPrice> of(XmlElement around) {
    Stream<StarPrice> plain =
        around
            .children("price")
            .filter(amount -> amount.children().isEmpty())
            .map(amount -> new StarPrice(amount, ""));
    return Stream.concat(around.children("pricingabie").flatMap(StarPrice::in), plain)
        .filter(StarPrice::isSaid)
        .toList();
  }

  private static Stream<StarPrice> in(XmlElement pricing) {
    String kind = pricing.textOf("pricesourcecode");
    return pricing.descendants("chargeamount").map(amount -> new StarPrice(amount, kind));
  }

  @Override
  public boolean isInEuros() {
    String currency = amount.attribute("currencyid");
    return currency.isEmpty() || currency.equalsIgnoreCase("EUR");
  }

  @Override
  public boolean isPlain() {
    return kind.isEmpty() || kind.equalsIgnoreCase(NORMAL);
  }

  @Override
  public String words() {
    return (StarTerms.value(amount) + " " + kind).strip();
  }

  /** Returns an option in one line: its name, and "name: value" for its other values. */
  static String option(XmlElement option) {
    Stream<String> names = option.children("optionname").map(XmlElement::line);
    Stream<String> others =
        option.children().stream()
            .filter(child -> !child.name().equals("optionname"))
            .map(StarTerms::of);
    return Stream.concat(names, others)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
