package es.sml.connector.report.count;

import es.sml.connector.setting.InvalidSettingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Days of a report. It limits their number.
 *
 * @param from first day
 * @param to last day
 * @param zone time zone of the days
 * @param dealers only these dealers; null for all
 */
public record ReportRange(LocalDate from, LocalDate to, ZoneId zone, Set<String> dealers) {
  /** Most days of a report. */
  public static final int MOST_DAYS = 732;

  public ReportRange {
    if (to.isBefore(from)) {
      throw new InvalidSettingException("report.range", "from must not be after to");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new InvalidSettingException("report.days", "a report has at most {0} days", MOST_DAYS);
    }
  }

  /** Returns its earlier and its later days; one range if it is one day. */
  Stream<ReportRange> halves() {
    LocalDate middle = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
    return middle.equals(to)
        ? Stream.of(this)
        : Stream.of(
            new ReportRange(from, middle, zone, dealers),
            new ReportRange(middle.plusDays(1), to, zone, dealers));
  }

  ReportRange until(LocalDate last) {
    return new ReportRange(from, last, zone, dealers);
  }
}
