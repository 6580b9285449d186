package es.sml.connector.parse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the prices of an ADF vehicle, not those of its options. */
record AdfPrices(XmlElement vehicle) {
  private static final String NORMAL = "quote";

  /**
   * Adds the first price in euros to the wanted vehicle. A difference to a list price is not its
   * price. Other prices, and those of a special type, become notes.
   */
  void want(LeadDraft draft) {
    boolean taken = false;
    for (XmlElement price : prices()) {
      if (!taken && isInEuros(price) && PriceReader.euros(price.line()).isPresent()) {
        draft.vehicle().price(price.line());
        taken = true;
        if (isPlain(price)) {
          continue;
        }
      }
      draft.notes().add("Precio", words(price));
    }
  }

  /** Returns the words of all prices. */
  List<String> said() {
    return prices().stream().map(AdfPrices::words).toList();
  }

  private List<XmlElement> prices() {
    return vehicle
        .children("price")
        .filter(price -> !price.isBlank() && !PriceReader.isZero(price.line()))
        .toList();
  }

  private static boolean isInEuros(XmlElement price) {
    String currency = price.attribute("currency");
    return (currency.isEmpty() || currency.equalsIgnoreCase("EUR"))
        && price.attribute("delta").isEmpty();
  }

  private static boolean isPlain(XmlElement price) {
    String type = price.attribute("type");
    return (type.isEmpty() || type.equalsIgnoreCase(NORMAL)) && price.attribute("source").isEmpty();
  }

  private static String words(XmlElement price) {
    return Stream.concat(
            Stream.of(price.line()),
            Stream.of("currency", "type", "delta", "relativeto", "source").map(price::attribute))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
