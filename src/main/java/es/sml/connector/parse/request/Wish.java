package es.sml.connector.parse.request;

import es.sml.connector.parse.text.Letters;
import java.util.HashMap;
import java.util.Map;
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
  /** The customer wants an answer in the program of the message: "mejor por aquí". */
  HERE,
  /** The customer looks for a car; no task of its own. */
  BUY,
  /** A question about an offered car; no task of its own. */
  QUESTION,
  /** The car that follows is the customer's own. */
  OWN_CAR,
  /** The car that follows is the customer's own, and the customer offers it. */
  GIVE,
  /** The car that follows is the customer's own, if an appraisal is asked for. */
  IT_IS,
  /** The same, unless the sentence names the own car before it: then the wanted one follows. */
  EXCHANGE,
  /** The car before it is the customer's own. */
  OWN_CAR_BEFORE,
  /** The car before it is the customer's own, and the customer offers it. */
  GIVE_BEFORE,
  /** The customer's own car is not offered, so that a hint asks for no appraisal. */
  NOT_OFFERED,
  /** The car that follows is another person's. */
  OTHERS,
  /** The car before it is another person's, or another dealer's. */
  OTHERS_BEFORE,
  /** The customer does not want the car that follows, wherever else it stands. */
  REFUSED,
  /** The customer does not want the car before it, wherever else it stands. */
  REFUSED_BEFORE,
  /** The car that follows is the wanted one. */
  WANTED,
  /** The car that follows an article right after it is one that the customer wants to have. */
  BUY_BEFORE,
  /** The car that follows an article right after it is the one that the customer has chosen. */
  DECIDED,
  /** The customer comes: with a day in the same sentence it is a visit. */
  COME,
  /** The moment suits the customer: with a day it is a visit, unless it is the time of a call. */
  SUITS,
  /** A day, or a time of day. */
  WHEN,
  /** The customer names a price: with an amount right after it, it asks for an offer. */
  BID,
  /** An amount of money; no phrase of the vocabulary. */
  AMOUNT,
  /** Any vehicle. */
  VEHICLE,
  /** Its words ask for nothing, although single words do: "he vendido mi", "km al mes". */
  NO_REQUEST,
  /** It cancels a request that follows. */
  NOT,
  /** It cancels the request right before it, if it ends the sentence: "Inzahlungnahme keine". */
  NOT_AFTER;

  private static final Map<String, Wish> BY_NAME = new HashMap<>();

  static {
    for (Wish wish : values()) {
      BY_NAME.put(Letters.lower(wish.name()).replace('_', '-'), wish);
    }
  }

  /** Returns the meaning of that name in config/vocabulary/requests.tsv. */
  static Optional<Wish> named(String written) {
    return Optional.ofNullable(BY_NAME.get(written));
  }

  /** Returns whether it is a request of the customer. */
  boolean isRequest() {
    return compareTo(OWN_CAR) < 0;
  }
}
