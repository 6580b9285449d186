package es.sml.connector.signin;

import es.sml.connector.signin.token.SignInException;
import es.sml.connector.signin.token.TokenSource;

/** Login with an access token that is renewed before it expires. */
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
