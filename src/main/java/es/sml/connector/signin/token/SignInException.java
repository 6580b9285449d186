package es.sml.connector.signin.token;

/** Thrown when the provider gives no access token; the message has the reason without a secret. */
public final class SignInException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * Creates the failure of a sign-in.
   *
   * @param lasting whether an operator must act; false for a temporary failure
   */
  public SignInException(String reason, boolean lasting, Throwable cause) {
    super(reason, cause);
    this.lasting = lasting;
  }

  /** Returns whether an operator must act. */
  public boolean isLasting() {
    return lasting;
  }
}
