package es.sml.connector.mail;

import es.sml.connector.setting.Secret;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * A server that sends mails. It marks each mail as automatic.
 *
 * @param username null for no login
 * @param patience longest wait for the connection, and for each of the server's answers
 */
public record OutgoingMailServer(
    String host, int port, Security security, String username, Secret password, Duration patience) {

  /** Protections of the connection. */
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  @FunctionalInterface
  public interface Content {
    void addTo(MimeMessage mail) throws MessagingException;
  }

  /** Sends a mail to all addresses, or to none. */
  public void send(String from, List<String> to, String subject, Content content)
      throws MessagingException {
    send(properties(), from, to, subject, content);
  }

  /**
   * Sends a mail to each address that the server accepts.
   *
   * @throws jakarta.mail.SendFailedException naming the addresses that the server refuses
   */
  public void sendToAccepted(String from, List<String> to, String subject, Content content)
      throws MessagingException {
    Properties partial = properties();
    partial.setProperty("mail.smtp.sendpartial", "true");
    send(partial, from, to, subject, content);
  }

  private void send(
      Properties properties, String from, List<String> to, String subject, Content content)
      throws MessagingException {
    Session session = Session.getInstance(properties);
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(from));
    for (String address : to) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    mail.setSubject(subject, StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(Instant.now()));
    // So that no holiday reply comes back (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    content.addTo(mail);
    mail.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(host, port, username, password == null ? null : password.reveal());
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }

  private Properties properties() {
    String millis = String.valueOf(patience.toMillis());
    String starttls = String.valueOf(security == Security.STARTTLS);
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", String.valueOf(username != null));
    properties.setProperty("mail.smtp.starttls.enable", starttls);
    properties.setProperty("mail.smtp.starttls.required", starttls);
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }
}
