package es.sml.connector.quality;

import java.util.List;

/**
 * The result for one message.
 *
 * @param grade of the reading
 * @param untrue statements in the lead that are not in the message
 * @param gaps values of the message that the lead lacks
 */
record MessageResult(Grade grade, List<String> untrue, List<String> gaps) {
  enum Grade {
    RIGHT,
    /** The lead is right, but a request of the customer is no task. */
    NO_TASK,
    WRONG,
    /** An enquiry that is unreadable: a person must enter it by hand. */
    MISSED,
    /** An enquiry that is taken for none: no person sees it. */
    DISMISSED,
    FALSE_LEAD
  }

  static MessageResult of(Grade grade) {
    return new MessageResult(grade, List.of(), List.of());
  }
}
