package es.sml.connector.simulation;

/**
 * A lead that was given to the connector.
 *
 * @param phone of the customer; two of them are one enquiry and its repeat
 * @param name of the message
 * @param key of it
 */
record Offer(String dealer, String phone, String name, String key) {
  @Override
  public String toString() {
    return dealer + "/" + phone + "/" + name;
  }
}
