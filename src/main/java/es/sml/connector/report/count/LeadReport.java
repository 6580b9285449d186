package es.sml.connector.report.count;

import java.util.List;

/**
 * A report for people and programs; it has no customer's data.
 *
 * @param from first day, such as 2026-03-01
 * @param to last day
 * @param dealer the only dealer, or several with commas; null for all
 * @param dealers by dealer, also those of dealers.yaml without leads
 * @param sources by source; one without a name has the name of its channel
 * @param days every day of the range, also those without leads
 * @param hours all 24 local hours of the day
 * @param toSml from the receipt to the creation in SML
 * @param toContact to the first change of the status by a person, as the status sync saw it
 * @param toEnd to the end of the lead in SML
 * @param results of the ended leads, the most frequent first
 */
public record LeadReport(
    String from,
    String to,
    String zone,
    String dealer,
    LeadSums total,
    List<Line> dealers,
    List<Line> sources,
    List<Line> channels,
    List<Line> days,
    List<Line> hours,
    LeadSpeed toSml,
    LeadSpeed toContact,
    LeadSpeed toEnd,
    List<Result> results) {

  /** Numbers of one dealer, source, channel, day or hour. */
  public record Line(String name, LeadSums leads) {}

  /** Number of the leads that ended in SML with this result. */
  public record Result(String result, long leads) {}
}
