package es.sml.connector.signin;

import es.sml.connector.setting.Secret;

/** Login with a mailbox's password. */
public record PasswordLogin(Secret password) implements MailboxLogin {
  @Override
  public boolean isToken() {
    return false;
  }

  @Override
  public String secret() {
    return password.reveal();
  }

  @Override
  public void refused(String secret) {
    // Keep it: the server may accept it later, and there is no other.
  }
}
