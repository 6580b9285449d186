package es.sml.connector.sandbox;

/** Thrown while an operation reads its request, carrying the answer that refuses it. */
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
