package es.sml.connector.inbox.pop3;

import es.sml.connector.setting.Secret;
import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** The login of a POP3 mailbox, kept out of its endpoint's URI. */
public final class Pop3Login extends MailAuthenticator {
  private final String username;
  private final Secret password;

  public Pop3Login(String username, Secret password) {
    this.username = username;
    this.password = password;
  }

  @Override
  public PasswordAuthentication getPasswordAuthentication() {
    return new PasswordAuthentication(username, password.reveal());
  }

  @Override
  public String toString() {
    return "Pop3Login[******]";
  }
}
