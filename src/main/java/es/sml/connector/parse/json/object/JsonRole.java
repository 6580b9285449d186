package es.sml.connector.parse.json.object;

/** The owner of the data in a JSON object. */
public enum JsonRole {
  CUSTOMER,
  /** A person: the customer, except inside the object of someone else. */
  PERSON,
  /** The customer, if no other object is. */
  MAYBE,
  /** A form: its answers are the customer's, and its name is its own. */
  FORM,
  /** A seller, the dealer, a campaign: nothing in it is the customer's. */
  OTHER,
  WANTED,
  OWN,
  /** A list of messages between the customer and the dealer. */
  MESSAGES,
  /** A list of the customer's telephones or addresses. */
  CONTACTS;

  public boolean isVehicle() {
    return this == WANTED || this == OWN;
  }
}
