package es.sml.connector.report.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.sml.connector.database.Database;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.mail.OutgoingMailServer;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.NewLedger;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReportMailsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private Database database;

  @BeforeEach
  void open(@TempDir Path directory) {
    server.start();
    database = NewLedger.open(directory, 4);
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at, updated_at,
                                      source, unsure)
                    VALUES ('k', 'main', 'norte', 'MAIL', 'CREATED', 1, ?, 0, 'a<b>&c', 0)""")
                .param(Instant.parse("2026-03-02T10:00:00Z").toEpochMilli())
                .update());
  }

  @AfterEach
  void close() {
    server.stop();
    database.close();
  }

  @Test
  void sendsYesterdaysReportAsTextAndHtmlInSpanish() throws Exception {
    mails("a@x.example, b@x.example", ReportSettings.Language.ES).sendDaily(TODAY);

    assertThat(server.getReceivedMessages()).hasSize(2); // one for each recipient
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Leads de SML, 2026-03-02: 1");
    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat(both.getContentType()).startsWith("multipart/alternative");
    assertThat((String) both.getBodyPart(0).getContent())
        .containsOnlyOnce("Concesionario")
        .contains("norte", "a<b>&c");
    assertThat((String) both.getBodyPart(1).getContent())
        .startsWith("<!DOCTYPE html><html lang=\"es\">")
        .contains("a&lt;b&gt;&amp;c", "<th scope=\"col\"")
        .doesNotContain("<b>");
  }

  @Test
  void sendsTheLastSevenDaysInEnglish() throws Exception {
    mails("a@x.example", ReportSettings.Language.EN).sendWeekly(TODAY);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("SML leads, 2026-02-24 to 2026-03-02: 1");
    assertThat((String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
        .contains("Day", "2026-02-24", "2026-03-02");
  }

  @Test
  void sendsNothingWithoutARecipient() throws Exception {
    mails("", ReportSettings.Language.ES).sendDaily(TODAY);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void namesTheSettingsIfTheServerIsAwayUntilTheEndOfTheNextDay() throws Exception {
    ReportMails mails = mails("a@x.example", ReportSettings.Language.ES);
    assertThat(mails.trouble()).isNull();
    server.stop();
    assertThatThrownBy(() -> mails.sendDaily(TODAY)).isInstanceOf(MessagingException.class);
    assertThat(mails.trouble())
        .hasToString(
            "the mail server 127.0.0.1 does not take the report (the connection is refused); check"
                + " report.mail-host, report.mail-port and report.mail-security");
    mails.sendAgain(TODAY.plusDays(1));
    assertThat(mails.trouble()).as("given up, but the last one").isNotNull();
    mails.sendAgain(TODAY.plusDays(2));
    assertThat(mails.trouble()).isNull();
  }

  @Test
  void sendsToTheOthersOnceIfTheServerRefusesARecipient() throws Exception {
    try (ChoosyMailServer choosy = new ChoosyMailServer("bad@x.example")) {
      ReportMails mails =
          mails("a@x.example, bad@x.example", ReportSettings.Language.ES, choosy.port());
      String reason =
          "the mail server 127.0.0.1 refuses bad@x.example (550 5.1.1 no such user); correct"
              + " report.recipients, then restart";
      assertThatThrownBy(() -> mails.sendDaily(TODAY)).hasMessage(reason);
      assertThat(mails.trouble()).hasToString(reason);
      assertThat(choosy.sent()).containsExactly("a@x.example");
      assertThatThrownBy(() -> mails.sendAgain(TODAY)).hasMessage(reason);
      assertThat(choosy.sent()).containsExactly("a@x.example");
    }
  }

  @Test
  void blamesNoAddressThatTheServerRefusesForNow() throws Exception {
    try (ChoosyMailServer choosy = new ChoosyMailServer("a@x.example", "451 4.7.1 greylisted")) {
      ReportMails mails = mails("a@x.example", ReportSettings.Language.ES, choosy.port());
      assertThatThrownBy(() -> mails.sendDaily(TODAY))
          .hasMessage(
              "the mail server 127.0.0.1 does not take the report for a@x.example (451 4.7.1"
                  + " greylisted) now; it is sent again today");
    }
  }

  @Test
  void namesTheSenderIfTheServerRefusesIt() throws Exception {
    try (ChoosyMailServer choosy = new ChoosyMailServer("leads@x.example")) {
      ReportMails mails = mails("a@x.example", ReportSettings.Language.ES, choosy.port());
      assertThatThrownBy(() -> mails.sendDaily(TODAY))
          .hasMessage(
              "the mail server 127.0.0.1 refuses the sender leads@x.example (550 5.1.1 no such"
                  + " user); correct report.mail-from, then restart");
    }
  }

  @Test
  void refusesASenderThatIsNoAddress() {
    assertThatThrownBy(
            () ->
                new ReportSettings(
                    null,
                    "a@x.example",
                    null,
                    null,
                    null,
                    "127.0.0.1",
                    null,
                    null,
                    null,
                    null,
                    "no es una dirección"))
        .hasMessage(
            "mail-from must be an e-mail address such as leads@dealer.example; no es una dirección"
                + " is none");
  }

  @Test
  void givesTheServersWordsIfItRefusesTheMail() {
    ReportMailFaults faults =
        new ReportMailFaults(settings("a@x.example", ReportSettings.Language.ES, 25, null, null));
    LocalizedText fault = faults.of(new SendFailedException("554 5.7.1\n too many mails"));
    assertThat(fault.code()).isEqualTo("health.report-mail");
    assertThat(fault.toString()).contains("(554 5.7.1 too many mails)");
  }

  @Test
  void namesTheLoginIfTheServerRefusesIt() {
    server.getUserManager().setAuthRequired(true);
    ReportMails mails =
        mails(
            "a@x.example",
            ReportSettings.Language.ES,
            server.getSmtp().getPort(),
            "leads",
            new Secret("wrong"));
    assertThatThrownBy(() -> mails.sendDaily(TODAY)).isInstanceOf(MessagingException.class);
    assertThat(mails.trouble().code()).isEqualTo("health.report-login");
  }

  @Test
  void sendsAgainOnTheSameDayAndOnce() throws Exception {
    int port = FreePorts.next();
    ReportMails mails = mails("a@x.example", ReportSettings.Language.EN, port);
    GreenMail late = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try {
      assertThatThrownBy(() -> mails.sendDaily(TODAY)).isInstanceOf(MessagingException.class);
      assertThatThrownBy(() -> mails.sendAgain(TODAY)).isInstanceOf(MessagingException.class);
      late.start();
      mails.sendAgain(TODAY);
      assertThat(mails.trouble()).isNull();
      mails.sendAgain(TODAY);
      assertThat(late.getReceivedMessages()).hasSize(1);
      assertThat(late.getReceivedMessages()[0].getSubject()).contains("2026-03-02");
    } finally {
      late.stop();
    }
    assertThatThrownBy(() -> mails.sendDaily(TODAY)).isInstanceOf(MessagingException.class);
    mails.sendAgain(TODAY.plusDays(1)); // forgets it, so nothing fails
  }

  private ReportMails mails(String recipients, ReportSettings.Language language) {
    return mails(recipients, language, server.getSmtp().getPort());
  }

  private ReportMails mails(String recipients, ReportSettings.Language language, int port) {
    return mails(recipients, language, port, null, null);
  }

  private ReportMails mails(
      String recipients, ReportSettings.Language language, int port, String user, Secret password) {
    return new ReportMails(
        new LeadReports(database, Set::of), settings(recipients, language, port, user, password));
  }

  private static ReportSettings settings(
      String recipients, ReportSettings.Language language, int port, String user, Secret password) {
    return new ReportSettings(
        null,
        recipients,
        null,
        null,
        language,
        "127.0.0.1",
        port,
        OutgoingMailServer.Security.NONE,
        user,
        password,
        "leads@x.example");
  }
}
