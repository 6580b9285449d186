package es.sml.connector.sandbox;

/** Thrown if an operation refuses its request. It contains the response. */
final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  RequestRefusedException(Answer answer) {
    super("refused with status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
