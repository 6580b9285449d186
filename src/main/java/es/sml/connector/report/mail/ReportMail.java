package es.sml.connector.report.mail;

import es.sml.connector.mail.OutgoingMailServer;
import es.sml.connector.report.ReportSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;

/** Sends one mail, as text and as HTML, through the mail server of the settings. */
record ReportMail(ReportSettings settings) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  void send(List<String> to, String subject, String plain, String html) throws MessagingException {
    MimeMultipart both = new MimeMultipart("alternative");
    for (String[] part : List.of(new String[] {plain, "plain"}, new String[] {html, "html"})) {
      MimeBodyPart body = new MimeBodyPart();
      body.setText(part[0], "UTF-8", part[1]);
      both.addBodyPart(body);
    }
    new OutgoingMailServer(
            settings.mailHost(),
            settings.mailPort(),
            settings.mailSecurity(),
            settings.mailUsername(),
            settings.mailPassword(),
            PATIENCE)
        .sendToAccepted(settings.mailFrom(), to, subject, mail -> mail.setContent(both));
  }
}
