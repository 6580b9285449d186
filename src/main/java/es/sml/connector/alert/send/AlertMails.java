package es.sml.connector.alert.send;

import es.sml.connector.alert.setting.AlertMailServer;
import es.sml.connector.alert.setting.MailTarget;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/**
 * Sends notices by mail. It decides how long the mail server may take, and which of its refusals
 * need a person.
 */
record AlertMails(AlertMailServer server) {
  private static final String TIMEOUT = "10000"; // ms

  void send(MailTarget target, String subject, String text) throws AlertFailedException {
    Session session = Session.getInstance(properties());
    try {
      MimeMessage mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress(target.from()));
      for (String to : target.to()) {
        mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
      }
      mail.setSubject(subject, StandardCharsets.UTF_8.name());
      mail.setText(text, StandardCharsets.UTF_8.name());
      mail.setSentDate(Date.from(Instant.now()));
      // So that no holiday reply comes back (RFC 3834).
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.saveChanges();
      send(session, mail);
    } catch (AuthenticationFailedException e) {
      throw AlertFailedException.permanent(
          "the mail server "
              + server.host()
              + " refused the login; check mail-server in alerts.yaml");
    } catch (SendFailedException e) {
      throw e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
          ? AlertFailedException.permanent(
              "the mail server " + server.host() + " refused an address; check mail in alerts.yaml")
          : unreachable(e);
    } catch (MessagingException e) {
      throw unreachable(e);
    }
  }

  private void send(Session session, MimeMessage mail) throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      if (server.username() == null) {
        transport.connect();
      } else {
        transport.connect(server.username(), server.password().reveal());
      }
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }

  private AlertFailedException unreachable(MessagingException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return AlertFailedException.forNow(
        "the mail server "
            + server.host()
            + " does not accept the mail ("
            + cause.getClass().getSimpleName()
            + ")");
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", server.host());
    properties.setProperty("mail.smtp.port", server.port().toString());
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
    properties.setProperty("mail.smtp.timeout", TIMEOUT);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
    properties.setProperty("mail.smtp.auth", String.valueOf(server.username() != null));
    boolean starts = server.tls() == AlertMailServer.Tls.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starts));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(starts));
    properties.setProperty(
        "mail.smtp.ssl.enable", String.valueOf(server.tls() == AlertMailServer.Tls.ON_CONNECT));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }
}
