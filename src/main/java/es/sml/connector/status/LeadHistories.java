package es.sml.connector.status;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlPages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Asks SML for the history of a lead. */
final class LeadHistories {
  private final SmlOperations operations;
  private final SmlPages pages;

  LeadHistories(SmlOperations operations, SmlPages pages) {
    this.operations = operations;
    this.pages = pages;
  }

  /**
   * A lead's history: what its CRM was not told of, oldest first, and the newest entry's id.
   *
   * @param newest null where entries have no ids
   */
  record History(List<HistoryEntry> untold, Long newest) {
    static final History NONE = new History(List.of(), null);
  }

  /** Never fails for want of a history: then there are no steps to tell. */
  History of(FollowedLead lead) {
    try {
      return untold(lead, pages.read(() -> entries(lead)));
    } catch (SmlUnavailableException e) {
      return History.NONE;
    }
  }

  private List<HistoryEntry> entries(FollowedLead lead) {
    List<HistoryEntry> entries = new ArrayList<>();
    SmlCall call =
        new SmlCall(
            SmlOperation.LEAD_HISTORY,
            Map.of("id_lead", String.valueOf(lead.smlId())),
            null,
            false);
    operations.forEach(lead.account(), call, entry -> add(entries, entry));
    return entries;
  }

  private static void add(List<HistoryEntry> entries, JsonNode entry) {
    if (entry.isObject()) {
      entries.add(HistoryEntry.of(entry));
    }
  }

  static History untold(FollowedLead lead, List<HistoryEntry> entries) {
    sort(entries);
    if (entries.isEmpty()) {
      return History.NONE;
    }
    Long newest = entries.get(entries.size() - 1).id();
    if (lead.historyId() != null && newest != null) {
      return new History(
          entries.stream().filter(entry -> entry.id() > lead.historyId()).toList(), newest);
    }
    return new History(entries.subList(lastThatIsKnown(lead, entries) + 1, entries.size()), newest);
  }

  // Without a mark, what led to the known status is known, the last time that something did.
  private static int lastThatIsKnown(FollowedLead lead, List<HistoryEntry> entries) {
    int last = entries.size() - 1;
    while (last >= 0 && !lead.status().equals(entries.get(last).values().get("status"))) {
      last--;
    }
    return last;
  }

  // By ids or times where all have them; else it is taken to begin with the newest, as lists do.
  private static void sort(List<HistoryEntry> entries) {
    if (!sortBy(entries, HistoryEntry::id) && !sortBy(entries, HistoryEntry::at)) {
      Collections.reverse(entries);
    }
  }

  private static <T extends Comparable<T>> boolean sortBy(
      List<HistoryEntry> entries, Function<HistoryEntry, T> mark) {
    boolean all = entries.stream().map(mark).allMatch(Objects::nonNull);
    if (all) {
      entries.sort(Comparator.comparing(mark));
    }
    return all;
  }
}
