package es.sml.connector.report;

import es.sml.connector.mail.OutgoingMailServer;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reports of the leads, and the mail that sends them.
 *
 * @param timeZone Time zone of the days and hours of reports and of the usual rhythm of each
 *     source.
 * @param recipients Addresses that get the reports by mail, separated by commas. By default no
 *     report is sent.
 * @param daily When the report of the day before is sent: by default each day at seven. A Quartz
 *     cron expression, seconds first, in the time zone of {@code report.time-zone}.
 * @param weekly When the report of the last seven days is sent: by default on Mondays at seven.
 * @param language Language of the mails. {@code es}: Spanish. {@code en}: English.
 * @param mailHost Mail server (SMTP) that sends the reports.
 * @param mailPort Port of the mail server.
 * @param mailSecurity Protection of the connection. {@code starttls}: encrypted after the greeting.
 *     {@code tls}: encrypted from the start. {@code none}: not encrypted; for a server on this
 *     machine.
 * @param mailUsername User name at the mail server. By default the connector does not log in.
 * @param mailPassword Password at the mail server.
 * @param mailFrom Address of the sender. By default the user name.
 */
public record ReportSettings(
    String timeZone,
    String recipients,
    String daily,
    String weekly,
    Language language,
    String mailHost,
    Integer mailPort,
    OutgoingMailServer.Security mailSecurity,
    String mailUsername,
    Secret mailPassword,
    String mailFrom) {
  public static final ReportSettings DEFAULT =
      new ReportSettings(null, null, null, null, null, null, null, null, null, null, null);

  /** Languages of the mails. */
  public enum Language {
    ES,
    EN;

    public Locale locale() {
      return this == ES ? Locale.forLanguageTag("es") : Locale.ENGLISH;
    }
  }

  public ReportSettings {
    timeZone = Check.orDefault(timeZone, "Europe/Madrid");
    recipients = Check.orDefault(recipients, "");
    daily = Check.cron("daily", Check.orDefault(daily, "0 0 7 * * ?"));
    weekly = Check.cron("weekly", Check.orDefault(weekly, "0 0 7 ? * MON"));
    language = Check.orDefault(language, Language.ES);
    mailPort = Check.between("mail-port", Check.orDefault(mailPort, 587), 1, 65535);
    mailSecurity = Check.orDefault(mailSecurity, OutgoingMailServer.Security.STARTTLS);
    mailFrom = mailFrom == null ? mailUsername : mailFrom;
    checkZone(timeZone);
    if (!recipients.isBlank()) {
      for (String to : addresses(recipients)) {
        if (!isAddress(to)) {
          throw new InvalidSettingException(
              "report.recipients",
              "recipients must be e-mail addresses, separated by commas; {0} is none",
              to);
        }
      }
      Check.needed("mail-host", mailHost);
      if (!isAddress(Check.needed("mail-from", mailFrom))) {
        throw new InvalidSettingException(
            "report.from",
            "mail-from must be an e-mail address such as leads@dealer.example; {0} is none",
            mailFrom);
      }
    }
    if (mailUsername != null) {
      Check.needed("mail-password", mailPassword);
    }
  }

  private static boolean isAddress(String written) {
    try {
      new InternetAddress(written).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private static void checkZone(String timeZone) {
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw new InvalidSettingException(
          "report.time-zone", "time-zone must be a name such as Europe/Madrid");
    }
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** Returns the addresses; none if no report is sent. */
  public List<String> addresses() {
    return addresses(recipients);
  }

  private static List<String> addresses(String recipients) {
    return Stream.of(recipients.split(",", -1))
        .map(String::strip)
        .filter(to -> !to.isEmpty())
        .toList();
  }
}
