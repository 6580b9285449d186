package es.sml.connector.deliver.search;

import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.create.SmlLead;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/**
 * Decides which leads in SML may be the lead in question, if SML does not show its tag: same
 * customer, source and vehicle, created around the posting.
 */
public final class SimilarLeads {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final SmlLead lead;
  private final Instant from;
  private final Instant until;
  private final Map<Long, Boolean> found = new TreeMap<>();

  /**
   * @param from earliest creation time, by SML's clock
   */
  public SimilarLeads(SmlLead lead, Instant from, Instant until) {
    this.lead = lead;
    this.from = from;
    this.until = until;
  }

  /** Adds a lead that SML listed for the customer. */
  void add(SmlLeadRecord listed) {
    if (listed.id() == null || listed.id() <= 0) {
      return;
    }
    Instant created = time(listed.created());
    // A lead with an unreadable time, or with a wrong time zone, may still be the one.
    if (created == null || isBetween(created, from.minus(A_DAY), until.plus(A_DAY))) {
      found.put(
          listed.id(), created != null && isBetween(created, from, until) && isTheSame(listed));
    }
  }

  /** Returns the latest creation time. */
  Instant until() {
    return until;
  }

  /** Returns the leads with the same customer, period, source and vehicle. */
  List<Long> same() {
    return found.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** Returns all leads of the same customer in that period. */
  List<Long> all() {
    return List.copyOf(found.keySet());
  }

  private boolean isTheSame(SmlLeadRecord listed) {
    boolean sameSource =
        lead.source() != null
            && listed.source() != null
            && listed.source().longValue() == lead.source();
    boolean sameVehicle =
        lead.vehicle() != null
            && listed.vehicle() != null
            && words(lead.vehicle().brandModel()).equals(words(listed.vehicle().brandModel()));
    return sameSource && sameVehicle;
  }

  private static boolean isBetween(Instant time, Instant from, Instant until) {
    return !time.isBefore(from) && !time.isAfter(until);
  }

  private static Instant time(String created) {
    try {
      return created == null ? null : OffsetDateTime.parse(created).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String words(String text) {
    return text == null ? "" : StringUtils.normalizeSpace(text).toLowerCase(Locale.ROOT);
  }
}
