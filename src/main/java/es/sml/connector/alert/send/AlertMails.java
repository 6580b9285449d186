package es.sml.connector.alert.send;

import es.sml.connector.alert.setting.AlertMailServer;
import es.sml.connector.alert.setting.MailTarget;
import es.sml.connector.language.FailureWords;
import es.sml.connector.mail.OutgoingMailServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends notices by mail. It decides how long the mail server may take, and which of its refusals
 * need a person.
 */
record AlertMails(AlertMailServer server) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  void send(MailTarget target, String subject, String text) throws AlertFailedException {
    try {
      new OutgoingMailServer(
              server.host(),
              server.port(),
              security(),
              server.username(),
              server.password(),
              PATIENCE)
          .send(
              target.from(),
              target.to(),
              subject,
              mail -> mail.setText(text, StandardCharsets.UTF_8.name()));
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

  private AlertFailedException unreachable(MessagingException failure) {
    return AlertFailedException.forNow(
        "the mail server "
            + server.host()
            + " does not accept the mail ("
            + FailureWords.of(failure)
            + ")");
  }

  private OutgoingMailServer.Security security() {
    return switch (server.tls()) {
      case STARTTLS -> OutgoingMailServer.Security.STARTTLS;
      case ON_CONNECT -> OutgoingMailServer.Security.TLS;
      case NONE -> OutgoingMailServer.Security.NONE;
    };
  }
}
