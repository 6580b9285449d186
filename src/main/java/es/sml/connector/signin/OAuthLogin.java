package es.sml.connector.signin;

/** A mailbox opened with an access token, which is renewed before it ends. */
public final class OAuthLogin implements MailboxLogin {
  private final TokenSource source;

  OAuthLogin(TokenSource source) {
    this.source = source;
  }

  @Override
  public boolean isToken() {
    return true;
  }

  @Override
  public String secret() throws SignInException {
    return source.token();
  }

  @Override
  public void refused(String secret) {
    source.refused(secret);
  }
}
