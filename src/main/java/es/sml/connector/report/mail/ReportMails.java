package es.sml.connector.report.mail;

import es.sml.connector.report.ReportSettings;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.report.count.ReportRange;
import jakarta.mail.MessagingException;
import java.time.LocalDate;
import java.util.List;

/**
 * Sends the daily and the weekly report, if there is a recipient. It decides which days each has.
 */
public final class ReportMails {
  private static final int WEEK = 7;

  private final LeadReports reports;
  private final ReportSettings settings;
  private final ReportMail mail;

  public ReportMails(LeadReports reports, ReportSettings settings) {
    this.reports = reports;
    this.settings = settings;
    this.mail = new ReportMail(settings);
  }

  /**
   * Sends the report of the day before.
   *
   * @throws MessagingException if the mail server does not take it
   */
  public void sendDaily(LocalDate today) throws MessagingException {
    send(today.minusDays(1), today.minusDays(1));
  }

  /**
   * Sends the report of the seven days before.
   *
   * @throws MessagingException if the mail server does not take it
   */
  public void sendWeekly(LocalDate today) throws MessagingException {
    send(today.minusDays(WEEK), today.minusDays(1));
  }

  private void send(LocalDate from, LocalDate to) throws MessagingException {
    if (settings.addresses().isEmpty()) {
      return;
    }
    LeadReport report = reports.report(new ReportRange(from, to, settings.zone(), null));
    ReportTables words = new ReportTables(settings.language().locale());
    List<ReportTables.Table> tables = words.of(report);
    mail.send(
        words.subject(report),
        ReportText.plain(tables),
        ReportText.html(tables, settings.language().locale().getLanguage()));
  }
}
