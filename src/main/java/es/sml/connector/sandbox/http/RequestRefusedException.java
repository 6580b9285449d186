package es.sml.connector.sandbox.http;

import java.util.function.Supplier;

/** Thrown if an operation refuses its request. It contains the response. */
public final class RequestRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SandboxResponse response;

  public RequestRefusedException(SandboxResponse response) {
    super("refused with status " + response.status(), null, false, false);
    this.response = response;
  }

  /** Returns the response of an operation, or its refusal. */
  public static SandboxResponse responseOf(Supplier<SandboxResponse> operation) {
    try {
      return operation.get();
    } catch (RequestRefusedException e) {
      return e.response;
    }
  }
}
