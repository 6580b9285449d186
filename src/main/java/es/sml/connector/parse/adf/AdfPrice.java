package es.sml.connector.parse.adf;

import es.sml.connector.parse.xml.QuotedPrice;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A price of an ADF vehicle, not of its options. {@link QuotedPrice} decides which price the
 * vehicle gets.
 */
record AdfPrice(XmlElement amount) implements QuotedPrice {
  static List<AdfPrice> of(XmlElement vehicle) {
    return vehicle.children("price").map(AdfPrice::new).filter(AdfPrice::isSaid).toList();
  }

  @Override
  public boolean isInEuros() {
    String currency = amount.attribute("currency");
    return (currency.isEmpty() || currency.equalsIgnoreCase("EUR"))
        && amount.attribute("delta").isEmpty();
  }

  @Override
  public boolean isPlain() {
    String type = amount.attribute("type");
    return (type.isEmpty() || type.equalsIgnoreCase(NORMAL))
        && amount.attribute("source").isEmpty();
  }

  @Override
  public String words() {
    return Stream.concat(
            Stream.of(amount.line()),
            Stream.of("currency", "type", "delta", "relativeto", "source").map(amount::attribute))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
