package es.sml.connector.simulation;

import java.util.EnumSet;
import java.util.Set;

/** SML's behaviour on a request to create a lead. */
enum SimulatedFault {
  /** Stores it and confirms it. */
  NONE(Storing.AT_ONCE, Answer.CREATED),
  STORED_WITHOUT_ID(Storing.AT_ONCE, Answer.NO_ID),
  STORED_THEN_500(Storing.AT_ONCE, Answer.SERVER_ERROR),
  STORED_THEN_RESET(Storing.AT_ONCE, Answer.RESET),
  STORED_THEN_SILENT(Storing.AT_ONCE, Answer.SILENCE),
  LATE_AFTER_500(Storing.LATE, Answer.SERVER_ERROR),
  LATE_AFTER_RESET(Storing.LATE, Answer.RESET),
  LATE_AFTER_SILENCE(Storing.LATE, Answer.SILENCE),
  ONLY_500(Storing.NEVER, Answer.SERVER_ERROR),
  ONLY_RESET(Storing.NEVER, Answer.RESET),
  ONLY_SILENCE(Storing.NEVER, Answer.SILENCE),
  LEFT_ALONE(Storing.NEVER, Answer.TOO_MANY),
  TOKEN_REFUSED(Storing.NEVER, Answer.UNAUTHORIZED),
  UNREACHABLE(Storing.NEVER, Answer.NO_CONNECTION),
  /** A permanent refusal: the lead is invalid. */
  REJECTED(Storing.NEVER, Answer.BAD_REQUEST),
  /** A refusal that ends when the lead is sent again. */
  REJECTED_ONCE(Storing.NEVER, Answer.BAD_REQUEST),
  REJECTED_THOUGH_STORED(Storing.AT_ONCE, Answer.BAD_REQUEST);

  /** A failure that only a person can end. */
  static final Set<SimulatedFault> REFUSALS =
      EnumSet.of(REJECTED, REJECTED_ONCE, REJECTED_THOUGH_STORED);

  /** Whether and when SML stores the lead. */
  enum Storing {
    AT_ONCE,
    LATE,
    NEVER
  }

  /** The response. */
  enum Answer {
    CREATED,
    NO_ID,
    SERVER_ERROR,
    RESET,
    SILENCE,
    TOO_MANY,
    UNAUTHORIZED,
    NO_CONNECTION,
    BAD_REQUEST
  }

  private final Storing storing;
  private final Answer answer;

  SimulatedFault(Storing storing, Answer answer) {
    this.storing = storing;
    this.answer = answer;
  }

  Storing storing() {
    return storing;
  }

  Answer answer() {
    return answer;
  }
}
