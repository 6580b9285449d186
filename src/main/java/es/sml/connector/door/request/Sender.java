package es.sml.connector.door.request;

import java.util.Set;

/** The rules of one sender. They run on the thread of the network, so they never wait. */
public interface Sender {
  /**
   * Verifies a request and finds its messages.
   *
   * @param request a complete request with one of the methods
   */
  Reception receive(DoorRequest request);

  /** Returns the names of the fields that are no words of the customer, such as an id. */
  default Set<String> technicalFields() {
    return Set.of();
  }

  default Set<String> methods() {
    return Set.of("POST");
  }
}
