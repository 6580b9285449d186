package es.sml.connector.signin;

/** What a mailbox is opened with. */
public interface MailboxLogin {
  /** Whether the secret is an OAuth 2 access token, sent by XOAUTH2, and no password. */
  boolean isToken();

  /**
   * The password, or an access token that is valid now.
   *
   * @throws SignInException when no token can be had
   */
  String secret() throws SignInException;

  /** The mail server refused this secret: a token is not given out again. */
  void refused(String secret);
}
