package es.sml.connector.intake;

import es.sml.connector.setting.Secret;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** A mailbox's login, kept out of its endpoint's URI. */
public final class InboxLogin extends MailAuthenticator {
  private final String username;
  private final Secret password;

  public InboxLogin(String username, Secret password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public PasswordAuthentication getPasswordAuthentication() {
    return new PasswordAuthentication(username, password.reveal());
  }

  @Override
  public String toString() {
    return "InboxLogin[******]";
  }
}
