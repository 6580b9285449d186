package es.sml.connector.inbox.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import es.sml.connector.testing.server.MailServers;
import jakarta.jms.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.UncategorizedJmsException;

/** 10-inbox: a mailbox whose server speaks POP3 only. */
class Pop3StationTest extends StationTest {
  private GreenMail mail;
  private GreenMailUser user;

  @Override
  protected String idleRoutes() {
    return "parse-inbound*,status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) {
    mail = MailServers.start(0, ServerSetup.PROTOCOL_POP3);
    user = mail.setUser("leads@norte.example", "leads@norte.example", "mail");
    prepared.withDealer(
        """
            inboxes:
                  - host: 127.0.0.1
                    protocol: pop3
                    port: %d
                    security: none
                    username: leads@norte.example
                    password: env:MAIL_PASSWORD
                    initial-read: all
                    poll-interval: 100ms"""
            .formatted(mail.getPop3().getPort()));
  }

  @AfterEach
  void stopMailServer() {
    mail.stop();
  }

  @Test
  void storesEachMailOnceAndLeavesIt() throws Exception {
    failBefore("store-mail", "store-mail-enqueue", 1, new UncategorizedJmsException("gone"));
    deliver(1);
    context.start();
    Message stored = awaitMessages(INBOUND, 1).get(0);
    assertThat(stored.getStringProperty("LeadName")).isEqualTo("<1@portal.example>");
    assertThat(stored.getStringProperty("LeadMailbox")).isEqualTo("leads@norte.example");
    assertThat(stored.getBody(byte[].class)).asString().endsWith("Nombre: Ana\r\n");
    deliver(2);
    awaitMessages(INBOUND, 2);
    deliver(3);
    List<Message> all = awaitMessages(INBOUND, 3);
    assertThat(all).hasSize(3);
    await().until(() -> mails() == 3);
    assertThat(connector.browse(INBOUND)).hasSize(3);
  }

  @Test
  void goesOnAfterMailsWithHeadsOfAnyLength() throws Exception {
    deliver("<" + "x".repeat(900_000) + "@portal.example>");
    deliver("<a@portal.example>\r\nX-Long: " + "x".repeat(3_000_000));
    deliver(1);
    context.start();
    await().atMost(Duration.ofSeconds(60)).until(() -> names().contains("<1@portal.example>"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> connector.browse(INBOUND).size() + connector.browse(DEAD).size() == 3);
  }

  private List<String> names() throws Exception {
    List<String> names = new ArrayList<>();
    for (Message stored : connector.browse(INBOUND)) {
      names.add(stored.getStringProperty("LeadName"));
    }
    return names;
  }

  @Test
  void reportsTheStateOfTheMailbox() throws Exception {
    context.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> health().getState() == HealthCheck.State.UP);
    await().until(() -> health().getDetails().get("state").equals("WAITING"));
    mail.stop();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> health().getDetails().get("state").equals("FAILING"));
    assertThat(ConnectorHealth.of(context).results())
        .as("the mailbox has one component, with its reason")
        .noneMatch(result -> result.getCheck().getId().startsWith("consumer:inbox-"));
  }

  private HealthCheck.Result health() {
    return ConnectorHealth.of(context).results().stream()
        .filter(result -> result.getCheck().getId().startsWith("mailbox-norte/"))
        .findFirst()
        .orElseThrow();
  }

  private void deliver(int number) throws Exception {
    deliver("<" + number + "@portal.example>");
  }

  private void deliver(String messageId) throws Exception {
    String raw = "Message-ID: " + messageId + "\r\nSubject: Hola\r\n\r\nNombre: Ana\r\n";
    user.deliver(
        new MimeMessage(
            jakarta.mail.Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
  }

  private int mails() throws Exception {
    return mail.getManagers().getImapHostManager().getInbox(user).getMessageCount();
  }
}
