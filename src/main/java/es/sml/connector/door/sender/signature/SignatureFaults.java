package es.sml.connector.door.sender.signature;

import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;

/** The reasons why a request has no proof. It decides how old a signature with a time may be. */
final class SignatureFaults {
  /** Age of a signature that is accepted, in both directions. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private SignatureFaults() {}

  static LocalizedText missing(String header) {
    return LocalizedText.of(
        "refusal.header", "the header {0} is missing: set the secret at the sender, too", header);
  }

  /** Returns the fault of a request that has a signature of Standard Webhooks. */
  static LocalizedText incomplete(String header) {
    return LocalizedText.of(
        "refusal.incomplete",
        "the header {0} is missing: the sender must send webhook-id, webhook-timestamp and"
            + " webhook-signature",
        header);
  }

  static LocalizedText wrong(String header) {
    return LocalizedText.of(
        "refusal.signature",
        "the signature in {0} does not fit: compare the channel's secrets with the sender's",
        header);
  }

  /** Returns the fault of a signature's time by the door's clock; null if it is recent. */
  static LocalizedText age(DoorRequest request, Instant signed) {
    Duration age = Duration.between(signed, request.received()).abs();
    return age.compareTo(TOLERANCE) <= 0
        ? null
        : LocalizedText.of(
            "refusal.clock",
            "the signature's time differs by more than 5 minutes from this computer's clock: check"
                + " this clock, then send a new request");
  }
}
