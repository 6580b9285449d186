package es.sml.connector.report.mail;

import es.sml.connector.report.ReportSettings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Sends one mail through the mail server of the settings, marked as automatic. */
final class ReportMail {
  private static final String MOST_MILLIS = "30000";

  private final ReportSettings settings;
  private final Session session;

  ReportMail(ReportSettings settings) {
    this.settings = settings;
    Properties properties = new Properties();
    boolean tls = settings.mailSecurity() == ReportSettings.Security.TLS;
    boolean starttls = settings.mailSecurity() == ReportSettings.Security.STARTTLS;
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(starttls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", MOST_MILLIS);
    properties.setProperty("mail.smtp.timeout", MOST_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", MOST_MILLIS);
    this.session = Session.getInstance(properties);
  }

  void send(String subject, String plain, String html) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(settings.mailFrom()));
    for (String address : settings.addresses()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    mail.setSubject(subject, "UTF-8");
    mail.setSentDate(Date.from(Instant.now()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    MimeMultipart both = new MimeMultipart("alternative");
    for (String[] part : List.of(new String[] {plain, "plain"}, new String[] {html, "html"})) {
      MimeBodyPart body = new MimeBodyPart();
      body.setText(part[0], "UTF-8", part[1]);
      both.addBodyPart(body);
    }
    mail.setContent(both);
    mail.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          settings.mailHost(),
          settings.mailPort(),
          settings.mailUsername(),
          settings.mailPassword() == null ? null : settings.mailPassword().reveal());
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }
}
