package es.sml.connector.sandbox.http;

/** Thrown if an operation refuses its request. It contains the response. */
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SandboxResponse response;

  public RequestRefusedException(SandboxResponse response) {
    super("refused with status " + response.status(), null, false, false);
    this.response = response;
  }

  public SandboxResponse response() {
    return response;
  }
}
