package es.sml.connector.signin;

import es.sml.connector.signin.token.SignInException;

/** Login of a mailbox: a password or an access token. */
public interface MailboxLogin {
  /** Returns whether the secret is an OAuth 2 access token for XOAUTH2 instead of a password. */
  boolean isToken();

  /**
   * Returns the password, or a valid access token.
   *
   * @throws SignInException if the provider gives no token
   */
  String secret() throws SignInException;

  /** Voids a token that the mail server rejected. */
  void refused(String secret);
}
