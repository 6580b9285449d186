package es.sml.connector.status.change;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.client.SmlPages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads the histories of leads from SML, and decides which entries are new, and their order.
 * Without a readable history there are no intermediate steps.
 */
public record LeadHistories(SmlOperations operations, SmlPages pages) {
  private static final String STATUS = "status";
  private static final String USER = "user";

  /**
   * History of a lead: the entries without an event, oldest first.
   *
   * @param lastPublished id of the newest entry before those; null if unknown
   * @param newest id of the newest entry; null if entries have no ids
   */
  public record History(List<HistoryEntry> unpublished, Long lastPublished, Long newest) {
    static final History NONE = new History(List.of(), null, null);

    /**
     * Returns the history up to the state in SML's list: it was read later and may go further.
     * Returns all of it if it does not lead to that state.
     */
    public History until(TrackedLead before, LeadSnapshot shown) {
      String user = text(shown.user());
      int last = lastAs(unpublished, shown.status(), user);
      if (last >= 0) {
        return new History(
            unpublished.subList(0, last + 1), lastPublished, unpublished.get(last).id());
      }
      boolean isBefore =
          before.status().equals(shown.status()) && Objects.equals(text(before.user()), user);
      return isBefore ? new History(List.of(), lastPublished, lastPublished) : this;
    }
  }

  /**
   * Returns the lead's history; empty if SML has none, and then there are no intermediate steps.
   *
   * @throws SmlUnavailableException if SML asks to wait
   */
  public History of(TrackedLead lead) {
    try {
      return unpublished(lead, pages.read(() -> entries(lead)));
    } catch (SmlUnavailableException e) {
      if (e.asksToWait()) {
        throw e;
      }
      return History.NONE;
    }
  }

  private List<HistoryEntry> entries(TrackedLead lead) {
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

  static History unpublished(TrackedLead lead, List<HistoryEntry> entries) {
    sort(entries);
    addFormerValues(entries);
    if (entries.isEmpty()) {
      return History.NONE;
    }
    boolean haveIds = entries.stream().allMatch(entry -> entry.id() != null);
    Long newest = haveIds ? entries.get(entries.size() - 1).id() : null;
    if (lead.historyId() != null && newest != null) {
      List<HistoryEntry> unpublished =
          entries.stream().filter(entry -> entry.id() > lead.historyId()).toList();
      return new History(
          lead.seen() ? unpublished : withFirstUser(unpublished), lead.historyId(), newest);
    }
    // Without a mark, the entries up to the last one that gave the present state are old.
    int known = lastAs(entries, lead.status(), text(lead.user()));
    Long lastPublished = haveIds && known >= 0 ? entries.get(known).id() : null;
    return new History(entries.subList(known + 1, entries.size()), lastPublished, newest);
  }

  // The CRM has not got the lead's first user yet: that is the first step.
  private static List<HistoryEntry> withFirstUser(List<HistoryEntry> history) {
    for (HistoryEntry entry : history) {
      String first = entry.former().get(USER);
      if (first != null) {
        List<HistoryEntry> whole = new ArrayList<>(history);
        whole.add(0, new HistoryEntry(null, null, null, Map.of(), Map.of(USER, first)));
        return whole;
      }
      if (entry.values().containsKey(USER)) {
        return history;
      }
    }
    return history;
  }

  private static void addFormerValues(List<HistoryEntry> entries) {
    Map<String, String> values = new HashMap<>();
    entries.replaceAll(
        entry -> {
          HistoryEntry whole = entry.after(values);
          values.putAll(entry.values());
          return whole;
        });
  }

  /**
   * Returns the last entry after which the lead has this state, as far as the entries show; -1 if
   * none.
   */
  private static int lastAs(List<HistoryEntry> entries, String status, String user) {
    int last = -1;
    boolean isStatus = true;
    boolean isUser = true;
    for (int i = 0; i < entries.size(); i++) {
      Map<String, String> values = entries.get(i).values();
      if (values.containsKey(STATUS)) {
        isStatus = status.equals(values.get(STATUS));
      }
      if (values.containsKey(USER)) {
        isUser = Objects.equals(user, values.get(USER));
      }
      last = isStatus && isUser ? i : last;
    }
    return last;
  }

  private static String text(Long user) {
    return user == null ? null : user.toString();
  }

  // Sorted by ids or times if all entries have them; otherwise the newest is first, as in lists.
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
