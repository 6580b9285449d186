package es.sml.connector.parse.layout;

/** The owner of the data below a heading. */
public enum HeadingRole {
  /** The customer, or data of the enquiry itself. */
  CUSTOMER,
  /** The vehicle that the customer wants. */
  WANTED,
  /** One more vehicle that the customer wants. */
  SECOND,
  /** The customer's own vehicle. */
  TRADE_IN,
  /** The owner of a vehicle is not clear. */
  UNSURE,
  /** The person who sells: mostly the dealer, but the customer in a mail about a sale to it. */
  SELLER,
  /** The dealer or the portal. */
  DEALER,
  /** A person who works for the dealer. */
  SALESPERSON;

  /** Returns whether the data are the dealer's, so they are no customer's. */
  public boolean isOfDealer() {
    return this == SELLER || this == DEALER || this == SALESPERSON;
  }
}
