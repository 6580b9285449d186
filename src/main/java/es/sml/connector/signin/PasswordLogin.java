package es.sml.connector.signin;

import es.sml.connector.setting.Secret;

/** A mailbox's password. */
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
    // It may be right tomorrow; there is no other.
  }
}
