package es.sml.connector.parse.label;

/** A word of labels that changes the meaning of the other words. */
enum LabelPart {
  NUMBER,
  CALL,
  CONTACT,
  /** The customer: a vehicle of the customer is a trade-in. */
  CUSTOMER,
  /** The person who asks. */
  ENQUIRER,
  YOUR,
  MINE,
  WANTED,
  /** An interest, which names a vehicle if no other word does. */
  INTEREST,
  TRADE_IN,
  SECOND,
  DATE,
  TIME,
  PREFERRED,
  EXPECTED,
  MAX,
  ASK,
  /** A wish that only the customer has, so that a question with it is the form's. */
  WISH,
  ID,
  TYPE,
  ADDRESS,
  DETAILS,
  /** A word of a form's identifiers, such as "field" in "field_name". */
  TECHNICAL_FIELD;

  @SuppressWarnings("EnumOrdinal") // only in memory, never stored
  int bit() {
    return 1 << ordinal();
  }

  boolean isIn(int parts) {
    return (parts & bit()) != 0;
  }

  /** Returns the bits of the parts. */
  static int bits(LabelPart... parts) {
    int bits = 0;
    for (LabelPart part : parts) {
      bits |= part.bit();
    }
    return bits;
  }
}
