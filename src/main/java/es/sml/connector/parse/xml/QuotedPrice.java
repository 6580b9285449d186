package es.sml.connector.parse.xml;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.value.PriceReader;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;

/**
 * A price of a vehicle, as a format writes it. Decides which of several prices the vehicle gets,
 * and which become notes.
 */
public interface QuotedPrice {
  /** The kind of a price that needs no note. */
  String NORMAL = "quote";

  /** Returns the element with the amount. */
  XmlElement amount();

  /** Returns whether it is an amount of euros. A difference to another price is none. */
  boolean isInEuros();

  /** Returns whether it is of no special kind. */
  boolean isPlain();

  /** Returns all of its words. */
  String words();

  /** Returns whether it has an amount other than zero. */
  default boolean isSaid() {
    return !amount().isBlank() && !PriceReader.isZero(amount().line());
  }

  /**
   * Adds the first price in euros to the wanted vehicle. Others, and special ones, become notes.
   */
  static void want(List<? extends QuotedPrice> prices, LeadDraft draft) {
    boolean added = false;
    for (QuotedPrice price : prices) {
      String amount = price.amount().line();
      if (!added && price.isInEuros() && PriceReader.euros(amount).isPresent()) {
        draft.vehicle().price(amount);
        added = true;
        if (price.isPlain()) {
          continue;
        }
      }
      draft.notes().add("Precio", price.words());
    }
  }
}
