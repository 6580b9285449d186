package es.sml.connector.parse.request;

import es.sml.connector.parse.text.Letters;
import java.util.Arrays;
import java.util.Optional;

/** The meaning of a phrase in a customer's sentence. */
public enum Wish {
  TEST_DRIVE,
  VISIT,
  APPRAISAL,
  /** A request for an appraisal, if the text also names the customer's own car. */
  APPRAISAL_HINT,
  FINANCING,
  BUDGET,
  WARRANTY,
  RESERVATION,
  WHATSAPP,
  CALL,
  EMAIL,
  /** The customer looks for a car; no task of its own. */
  BUY,
  /** A question about an offered car; no task of its own. */
  QUESTION,
  /** The car that follows is the customer's own. */
  OWN_CAR,
  /** The car that follows is the customer's own, if an appraisal is asked for. */
  IT_IS,
  /** The car before it is the customer's own. */
  OWN_CAR_BEFORE,
  /** The car that follows is the wanted one. */
  WANTED,
  /** The customer comes: with a day in the same sentence it is a visit. */
  COME,
  /** A day, or a time of day. */
  WHEN,
  /** Any vehicle. */
  VEHICLE,
  /** It cancels a request that follows. */
  NOT;

  /** Returns the meaning of that name in config/vocabulary/requests.tsv. */
  static Optional<Wish> named(String written) {
    return Arrays.stream(values())
        .filter(wish -> Letters.lower(wish.name()).replace('_', '-').equals(written))
        .findFirst();
  }

  /** Returns whether it is a request of the customer. */
  boolean isRequest() {
    return compareTo(OWN_CAR) < 0;
  }
}
