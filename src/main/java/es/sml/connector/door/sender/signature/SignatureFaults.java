package es.sml.connector.door.sender.signature;

import es.sml.connector.door.request.DoorRequest;
import java.time.Duration;
import java.time.Instant;

/** The reasons why a request has no proof. */
final class SignatureFaults {
  /** Age of a signature that is accepted, in both directions. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private SignatureFaults() {}

  static String missing(String header) {
    return "the header " + header + " is missing: set the secret at the sender, too";
  }

  static String wrong(String header) {
    return "the signature in "
        + header
        + " does not fit: compare the channel's secrets with the sender's";
  }

  /** Returns the fault of a signature's time by the door's clock; null if it is recent. */
  static String age(DoorRequest request, Instant signed) {
    Duration age = Duration.between(signed, request.received()).abs();
    return age.compareTo(TOLERANCE) <= 0
        ? null
        : "the signature's time differs by more than 5 minutes from this computer's clock: check"
            + " this clock, then send a new request";
  }
}
