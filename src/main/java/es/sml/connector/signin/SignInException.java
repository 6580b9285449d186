package es.sml.connector.signin;

/** No access token can be had; the message says why, without a secret. */
public final class SignInException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * A failed sign-in.
   *
   * @param lasting whether it takes a person to mend it; what passes by itself is not
   */
  public SignInException(String reason, boolean lasting, Throwable cause) {
    super(reason, cause);
    this.lasting = lasting;
  }

  /** Whether it takes a person to mend it. */
  public boolean isLasting() {
    return lasting;
  }
}
