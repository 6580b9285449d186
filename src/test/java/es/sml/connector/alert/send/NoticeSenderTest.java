package es.sml.connector.alert.send;

import static es.sml.connector.alert.AlertSamples.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.AlertSamples;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.Notice.Entry;
import es.sml.connector.alert.state.Notice.Kind;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.webhook.CallbackConnections;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.server.MailServers;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real requests and mails to servers in this process. */
class NoticeSenderTest {
  private static final Instant AT = Instant.parse("2026-11-29T10:00:00Z");
  private static final String HOSTILE = "a <b> & *c* [d](https://e.example) `f` <!channel>";

  private WebhookReceiver receiver;
  private GreenMail mails;
  private CallbackConnections connections;

  @BeforeEach
  void open() throws Exception {
    receiver = new WebhookReceiver();
    mails = MailServers.start(0, ServerSetup.PROTOCOL_SMTP);
    mails.setUser("avisos", "avisos", "geheim");
    connections =
        new CallbackConnections(
            new CallbackSettings(null, Duration.ofSeconds(2), null, null, null, "127.0.0.0/8"), 4);
  }

  @AfterEach
  void close() {
    connections.close();
    mails.stop();
    receiver.close();
  }

  private AlertSettings settings(String language) {
    return AlertSamples.settings(
        """
        language: %s
        time-zone: UTC
        console-url: https://connector.example/console
        mail-server: {host: 127.0.0.1, port: %d, tls: none, username: avisos, password: "env:PASSWORD"}
        channels:
          mail: {mail: {from: avisos@grupo.example, to: [uno@grupo.example, dos@grupo.example]}}
          wrong: {mail: {from: avisos@grupo.example, to: [uno@grupo.example]}}
          teams: {teams: "env:URL"}
          slack: {slack: "env:URL"}
          telegram: {telegram: {token: "env:TOKEN", chat: "-100", server: "%s"}}
          program: {webhook: {url: "%s", secrets: ["env:KEY"]}}
        """
            .formatted(language, mails.getSmtp().getPort(), receiver.url("/"), receiver.url("/in")),
        Map.of(
            "PASSWORD",
            "geheim",
            "URL",
            receiver.url("/hook/geheim"),
            "TOKEN",
            "123:geheim",
            "KEY",
            KEY));
  }

  private static Entry entry(Kind kind, String subject, String reason) {
    return new Entry(
        kind,
        new Condition(
            AlertRule.MAILBOX,
            subject,
            "imap.example",
            Set.of("norte"),
            Severity.CRITICAL,
            new LocalizedText("mailbox.not-read", reason, List.of()),
            null),
        AT,
        AT);
  }

  private void send(String channel, List<Entry> entries) throws AlertFailedException {
    send(channel, entries, settings("en"));
  }

  private void send(String channel, List<Entry> entries, AlertSettings settings)
      throws AlertFailedException {
    new NoticeSender(connections).send(settings.channels().get(channel), "n1-1", entries, settings);
  }

  private static final List<Entry> OPENED =
      List.of(entry(Kind.OPENED, "norte/a", HOSTILE), entry(Kind.OPENED, "norte/b", HOSTILE));

  @Test
  void sendsAMailThatNobodyAnswersAutomatically() throws Exception {
    send("mail", OPENED);
    MimeMessage[] received = mails.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(received[0].getSubject()).isEqualTo("SML Connector: 2 problems");
    assertThat(received[0].getContent().toString().replace("\r", ""))
        .isEqualToIgnoringWhitespace(
            """
            SML Connector: 2 problems

            Critical: Mailbox norte/a, norte/b has a problem
            %s
            Dealers: norte
            Since Nov 29, 2026, 10:00 AM.
            Correct what the reason names, or ask the mail server's operator.
            Runbook: docs/runbook.md#a-mailbox-fails

            Console: https://connector.example/console
            """
                .formatted(HOSTILE));
  }

  @Test
  void writesInSpanish() throws Exception {
    send(
        "mail",
        List.of(entry(Kind.RECOVERED, "norte/a", "x"), entry(Kind.OPENED, "norte/b", "y")),
        settings("es"));
    assertThat(mails.getReceivedMessages()[0].getSubject()).isEqualTo("SML Connector: 1 problema");
    assertThat(mails.getReceivedMessages()[0].getContent().toString())
        .contains(
            "Resuelto: El buzón norte/a tiene un problema",
            "Crítico: El buzón norte/b tiene un problema");
  }

  @Test
  void explainsARefusedLoginAndAServerThatIsAway() {
    mails.setUser("avisos", "avisos", "other");
    AlertFailedException refused = failure("mail");
    assertThat(refused).hasMessageContaining("refused the login").hasMessageNotContaining("geheim");
    assertThat(refused.isPermanent()).isTrue();
    AlertSettings before = settings("en");
    mails.stop();
    AlertFailedException away =
        catchThrowableOfType(AlertFailedException.class, () -> send("mail", OPENED, before));
    assertThat(away).hasMessageContaining("127.0.0.1 does not accept the mail");
    assertThat(away.isPermanent()).isFalse();
  }

  @Test
  void sendsACardToTeamsInWhichNothingIsMarkup() throws Exception {
    send("teams", OPENED);
    JsonNode card = sent().at("/attachments/0/content");
    assertThat(sent().at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    List<String> lines = new ArrayList<>();
    for (JsonNode block : card.path("body")) {
      assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
      lines.add(block.at("/inlines/0/text").asText());
    }
    assertThat(lines).contains("SML Connector: 2 problems", HOSTILE);
  }

  @Test
  void escapesForSlack() throws Exception {
    send("slack", OPENED);
    assertThat(sent().path("mrkdwn").asBoolean(true)).isFalse();
    assertThat(sent().path("text").asText())
        .contains("a &lt;b&gt; &amp; *c*", "&lt;!channel&gt;")
        .doesNotContain("<");
  }

  @Test
  void sendsPlainTextToTelegram() throws Exception {
    send("telegram", OPENED);
    assertThat(receiver.calls().get(0).path()).isEqualTo("/bot123:geheim/sendMessage");
    assertThat(sent().path("chat_id").asText()).isEqualTo("-100");
    assertThat(sent().path("text").asText()).contains(HOSTILE);
    assertThat(sent().has("parse_mode")).isFalse();
  }

  @Test
  void signsForAProgram() throws Exception {
    send("program", OPENED);
    WebhookReceiver.Call call = receiver.calls().get(0);
    String id = call.headers().get("Webhook-id").get(0);
    String time = call.headers().get("Webhook-timestamp").get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY.substring(6)), "HmacSHA256"));
    byte[] signed =
        mac.doFinal((id + "." + time + "." + call.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(call.headers().get("Webhook-signature"))
        .containsExactly("v1," + Base64.getEncoder().encodeToString(signed));
    assertThat(id).isEqualTo("n1-1");
    JsonNode alert = call.event().at("/alerts/0");
    assertThat(alert.path("kind").asText()).isEqualTo("opened");
    assertThat(alert.path("rule").asText()).isEqualTo("mailbox");
    assertThat(alert.path("severity").asText()).isEqualTo("critical");
    assertThat(alert.path("reason").asText()).isEqualTo(HOSTILE);
    assertThat(alert.path("code").asText()).isEqualTo("mailbox.not-read");
    assertThat(alert.path("since").asText()).isEqualTo("2026-11-29T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"teams", "telegram", "slack"})
  void keepsTheLimitsOfAChannel(String channel) throws Exception {
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(entry(Kind.OPENED, "norte/" + i, "\u0001\u20ac".repeat(200) + i));
    }
    send(channel, many);
    String body = receiver.calls().get(0).body();
    assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(28_000);
    if (channel.equals("telegram")) {
      assertThat(sent().path("text").asText().length()).isBetween(3_000, 4_096);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, true",
    "401, true",
    "403, true",
    "404, true",
    "410, true",
    "301, true",
    "408, false",
    "429, false",
    "500, false",
    "503, false"
  })
  void knowsWhichFailuresLast(int status, boolean permanent) {
    receiver.behave(call -> status);
    AlertFailedException failure = failure("slack");
    assertThat(failure.isPermanent()).isEqualTo(permanent);
    assertThat(failure).hasMessage("responded " + status);
    assertThat(failure.retryAfter()).isEqualTo(status == 429 ? Duration.ofSeconds(1) : null);
  }

  @Test
  void endsARequestThatHangs() {
    receiver.open("/hook/geheim", call -> WebhookReceiver.Conduct.HANG);
    AlertFailedException failure = failure("teams");
    assertThat(failure.isPermanent()).isFalse();
    assertThat(failure).hasMessageContaining("127.0.0.1 does not respond");
    assertThat(failure.toString()).doesNotContain("geheim");
  }

  private AlertFailedException failure(String channel) {
    AlertFailedException failure =
        catchThrowableOfType(AlertFailedException.class, () -> send(channel, OPENED));
    assertThat(failure).isNotNull();
    return failure;
  }

  private JsonNode sent() {
    return receiver.calls().get(0).event();
  }
}
