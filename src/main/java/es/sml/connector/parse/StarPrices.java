package es.sml.connector.parse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the prices of a STAR vehicle.
 *
 * @param around the element with the prices
 */
record StarPrices(XmlElement around) {
  private static final String NORMAL = "quote";

  /** An amount of money and its kind, such as MSRP; the kind may be empty. */
  private record Price(XmlElement amount, String kind) {
    private boolean isInEuros() {
      String currency = amount.attribute("currencyid");
      return currency.isEmpty() || currency.equalsIgnoreCase("EUR");
    }

    private String words() {
      return (StarTerms.value(amount) + " " + kind).strip();
    }
  }

  /**
   * Adds the first price in euros to the wanted vehicle. Others, and special ones, become notes.
   */
  void want(LeadDraft draft) {
    boolean taken = false;
    for (Price price : prices()) {
      if (!taken && price.isInEuros() && PriceReader.euros(price.amount().line()).isPresent()) {
        draft.vehicle().price(price.amount().line());
        taken = true;
        if (price.kind().isEmpty() || price.kind().equalsIgnoreCase(NORMAL)) {
          continue;
        }
      }
      draft.notes().add("Precio", price.words());
    }
  }

  /** Returns the words of all prices. */
  List<String> said() {
    return prices().stream().map(Price::words).toList();
  }

  private List<Price> prices() {
    Stream<Price> plain =
        around
            .children("price")
            .filter(amount -> amount.children().isEmpty())
            .map(amount -> new Price(amount, ""));
    return Stream.concat(around.children("pricingabie").flatMap(StarPrices::in), plain)
        .filter(price -> !price.amount().isBlank() && !PriceReader.isZero(price.amount().line()))
        .toList();
  }

  private static Stream<Price> in(XmlElement pricing) {
    String kind = pricing.textOf("pricesourcecode");
    return pricing.descendants("chargeamount").map(amount -> new Price(amount, kind));
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
