package es.sml.connector.deliver;

import es.sml.connector.sml.SmlLead;
import es.sml.connector.sml.answer.Lead;
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
 * Leads in SML that a lead may have become, for an SML that does not show the tag by which it would
 * be known: of the same customer (by whom SML was asked), made in the time in which it was sent.
 */
final class LookAlikes {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final SmlLead lead;
  private final Instant from;
  private final Instant until;
  private final Map<Long, Boolean> found = new TreeMap<>();

  /**
   * @param from the earliest time at which SML can have made it, by SML's clock
   */
  LookAlikes(SmlLead lead, Instant from, Instant until) {
    this.lead = lead;
    this.from = from;
    this.until = until;
  }

  /** Looks at a lead that SML listed for the customer. */
  void look(Lead listed) {
    if (listed.id() == null || listed.id() <= 0) {
      return;
    }
    Instant created = time(listed.created());
    // One whose time cannot be read, or is given in another zone than it says, may be it.
    if (created == null || isBetween(created, from.minus(A_DAY), until.plus(A_DAY))) {
      found.put(
          listed.id(), created != null && isBetween(created, from, until) && isTheSame(listed));
    }
  }

  /** The latest time at which SML can have made it. */
  Instant until() {
    return until;
  }

  /** Those that cannot be told from the lead: same customer, time, source and vehicle. */
  List<Long> same() {
    return found.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** All of the same customer and about that time. */
  List<Long> all() {
    return List.copyOf(found.keySet());
  }

  private boolean isTheSame(Lead listed) {
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
