package es.sml.connector.report.mail;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.report.ReportSettings;
import es.sml.connector.report.count.LeadReport;
import es.sml.connector.report.count.LeadReports;
import es.sml.connector.report.count.ReportRange;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sends the daily and the weekly report, if there is a recipient. It decides which days each has,
 * and sends one that failed again on the same day, to the recipients without it. It also decides
 * how long a failure is reported.
 */
public final class ReportMails {
  private static final int WEEK = 7;

  private final LeadReports reports;
  private final ReportSettings settings;
  private final ReportMail mail;
  private final Map<ReportRange, List<String>> failed = new LinkedHashMap<>();
  private LocalizedText trouble;
  private LocalDate troubleOf;

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
    send(range(today.minusDays(1), today));
  }

  /**
   * Sends the report of the seven days before.
   *
   * @throws MessagingException if the mail server does not take it
   */
  public void sendWeekly(LocalDate today) throws MessagingException {
    send(range(today.minusDays(WEEK), today));
  }

  /**
   * Sends the reports of today that could not be sent.
   *
   * @throws MessagingException if the mail server still does not take one
   */
  public synchronized void sendAgain(LocalDate today) throws MessagingException {
    failed.keySet().removeIf(range -> !range.to().equals(today.minusDays(1)));
    if (trouble != null && troubleOf.isBefore(today.minusDays(2))) {
      trouble = null; // another node may have sent the next report
    }
    for (ReportRange range : List.copyOf(failed.keySet())) {
      send(range);
    }
  }

  /**
   * Returns why the last report could not be sent; null if it was sent, or at the end of the day
   * after.
   */
  public synchronized LocalizedText trouble() {
    return trouble;
  }

  // Those that have the report must not get it again with the others.
  private static List<String> withoutReport(MessagingException failure, List<String> to) {
    return ReportMailFaults.isSentToOthers(failure) ? refused((SendFailedException) failure) : to;
  }

  private static List<String> refused(SendFailedException failure) {
    return Stream.of(failure.getInvalidAddresses(), failure.getValidUnsentAddresses())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .map(Address::toString)
        .toList();
  }

  private ReportRange range(LocalDate from, LocalDate today) {
    return new ReportRange(from, today.minusDays(1), settings.zone(), null);
  }

  private synchronized void send(ReportRange range) throws MessagingException {
    if (settings.addresses().isEmpty()) {
      return;
    }
    List<String> to = failed.computeIfAbsent(range, first -> settings.addresses());
    LeadReport report = reports.report(range);
    ReportTables words = new ReportTables(settings.language().locale());
    List<ReportTables.Table> tables = words.of(report);
    try {
      mail.send(
          to,
          words.subject(report),
          ReportText.plain(tables),
          ReportText.html(tables, settings.language().locale().getLanguage()));
    } catch (MessagingException e) {
      trouble = new ReportMailFaults(settings).of(e);
      troubleOf = range.to();
      failed.put(range, withoutReport(e, to));
      throw new MessagingException(trouble.toString(), e);
    }
    failed.remove(range);
    failed.keySet().removeIf(earlier -> earlier.to().isBefore(range.to()));
    if (failed.isEmpty()) {
      trouble = null;
    }
  }
}
