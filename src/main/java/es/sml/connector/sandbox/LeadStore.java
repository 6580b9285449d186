package es.sml.connector.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All leads, in the order of their ids, which count from 1. Owned by the event loop. */
final class LeadStore {
  private final List<StoredLead> leads = new ArrayList<>();

  /** By position as the leads: what a search looks at in them. */
  private final List<String> searchTexts = new ArrayList<>();

  private final MarkIndex marks = new MarkIndex();
  private final Map<Long, Long> leadsOfTasks = new HashMap<>();
  private final LeadHistory history = new LeadHistory();
  private final LeadMaker maker = new LeadMaker();

  private final boolean searchesTags;

  LeadStore(boolean searchesTags) {
    this.searchesTags = searchesTags;
  }

  int size() {
    return leads.size();
  }

  /** The lead, null where there is none with that id. */
  StoredLead find(long id) {
    return id < 1 || id > leads.size() ? null : leads.get((int) id - 1);
  }

  /** The lead that a task belongs to, null where there is no task with that id. */
  StoredLead findByTask(long task) {
    Long lead = leadsOfTasks.get(task);
    return lead == null ? null : find(lead);
  }

  /** The text a search looks at, in lower case, its attributes on lines of their own. */
  String searchText(long id) {
    return searchTexts.get((int) id - 1);
  }

  /** Ids of the leads that may contain the term, all that do among them; null for "any lead". */
  List<Long> candidates(String term) {
    return marks.find(term);
  }

  /** What became of a lead that is there. */
  List<LeadHistory.Entry> history(long id) {
    return history.of(id);
  }

  /** Stores a new lead; a sold vehicle ends it at once. */
  StoredLead create(LeadDraft draft, LeadMaker.Occasion occasion) {
    StoredLead lead = maker.lead(leads.size() + 1L, draft, null, occasion);
    leads.add(lead);
    searchTexts.add("");
    index(lead);
    history.created(lead, occasion);
    return lead;
  }

  /** Stores what a draft makes of a lead that is there. */
  StoredLead change(StoredLead before, LeadDraft draft, LeadMaker.Occasion occasion) {
    StoredLead after = maker.lead(before.id(), draft, before, occasion);
    leads.set((int) after.id() - 1, after);
    before.tasks().forEach(task -> leadsOfTasks.remove(task.id()));
    index(after);
    history.changed(before, after, occasion);
    return after;
  }

  private void index(StoredLead lead) {
    String text = LeadText.of(lead, searchesTags);
    searchTexts.set((int) lead.id() - 1, text);
    marks.add(lead.id(), text);
    lead.tasks().forEach(task -> leadsOfTasks.put(task.id(), lead.id()));
  }
}
