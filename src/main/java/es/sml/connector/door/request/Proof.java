package es.sml.connector.door.request;

import es.sml.connector.language.LocalizedText;

/** The proof that a request comes from its sender. It reads the bytes as they came. */
public interface Proof {
  /** A URL that only the sender has is the proof. */
  Proof SECRET_URL = request -> null;

  /** Returns the reason of a refusal, without data of the request; null if it is proven. */
  LocalizedText fault(DoorRequest request);
}
