package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.lead.StoredLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The history of each lead, oldest first. A request that changes nothing adds no entry. */
public final class LeadChangeHistory {
  private static final String CREATED = "+";
  private static final String CHANGED = "~";

  private final List<List<Entry>> histories = new ArrayList<>();
  private long last;

  /** One change of a lead: its user, its time and its fields. */
  public record Entry(
      long id, Instant at, int userId, String type, SortedMap<String, Change> changes) {}

  /** A field's values before and after, null for no value. */
  public record Change(String before, String after) {}

  /** Returns the entries of an existing lead. */
  List<Entry> of(long lead) {
    return histories.get((int) lead - 1);
  }

  void created(StoredLead lead, LeadMaker.Occasion occasion) {
    histories.add(List.of(entry(CREATED, LeadFields.NONE, occasion)));
    if (histories.size() != lead.id()) {
      throw new IllegalStateException("leads must be created in the order of their ids");
    }
  }

  void changed(StoredLead before, StoredLead after, LeadMaker.Occasion occasion) {
    SortedMap<String, Change> changes = LeadFields.changes(before, after);
    if (!changes.isEmpty()) {
      List<Entry> longer = new ArrayList<>(of(after.id()));
      longer.add(entry(CHANGED, changes, occasion));
      histories.set((int) after.id() - 1, List.copyOf(longer));
    }
  }

  private Entry entry(String type, SortedMap<String, Change> changes, LeadMaker.Occasion occasion) {
    return new Entry(++last, occasion.at(), occasion.by().id(), type, changes);
  }
}
