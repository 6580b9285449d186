package es.sml.connector.door.request;

import es.sml.connector.language.LocalizedText;
import java.util.List;
import java.util.function.Function;

/**
 * The messages that a sender's rules find in a request, and the response to it.
 *
 * @param offers the messages to store; empty if nothing is stored
 * @param response the response once all messages are stored, by the reference of the first one
 */
public record Reception(List<Offer> offers, Function<String, DoorResponse> response) {
  /** Returns a response for a request that carries no lead. */
  public static Reception response(DoorResponse response) {
    return new Reception(List.of(), reference -> response);
  }

  /** Returns a refusal. Nothing is stored. */
  public static Reception refuse(int status, LocalizedText title) {
    return response(DoorResponse.problem(status, title));
  }

  /** Returns the storage of messages, with a fixed response. */
  public static Reception store(List<Offer> offers, DoorResponse response) {
    return new Reception(offers, reference -> response);
  }
}
