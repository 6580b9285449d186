package es.sml.connector.simulation;

/**
 * A lead that the connector received.
 *
 * @param phone of the customer; two offers with the same phone are an enquiry and its duplicate
 * @param name of the message
 * @param key of it
 */
record SimulatedOffer(String dealer, String phone, String name, String key) {
  @Override
  public String toString() {
    return dealer + "/" + phone + "/" + name;
  }
}
