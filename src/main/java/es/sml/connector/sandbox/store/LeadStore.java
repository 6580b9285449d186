package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.StoredLead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All leads, by ids from 1. Only the event loop uses it. */
public final class LeadStore {
  private final List<StoredLead> leads = new ArrayList<>();

  /** The searchable text of each lead, by the lead's position. */
  private final List<String> searchTexts = new ArrayList<>();

  private final MarkIndex marks = new MarkIndex();
  private final Map<Long, Long> leadsOfTasks = new HashMap<>();
  private final LeadChangeHistory history = new LeadChangeHistory();
  private final LeadMaker maker = new LeadMaker();

  private final boolean searchesTags;

  public LeadStore(boolean searchesTags) {
    this.searchesTags = searchesTags;
  }

  public int size() {
    return leads.size();
  }

  /** Returns the lead, null if there is none with that id. */
  public StoredLead find(long id) {
    return id < 1 || id > leads.size() ? null : leads.get((int) id - 1);
  }

  /** Returns the lead of a task, null if there is no task with that id. */
  public StoredLead findByTask(long task) {
    Long lead = leadsOfTasks.get(task);
    return lead == null ? null : find(lead);
  }

  /** Returns the searchable text in lower case, each attribute on its own line. */
  public String searchText(long id) {
    return searchTexts.get((int) id - 1);
  }

  /** Returns the ids of all leads that may contain the term; null for any lead. */
  public List<Long> candidates(String term) {
    return marks.find(term);
  }

  /** Returns the history of an existing lead. */
  public List<LeadChangeHistory.Entry> history(long id) {
    return history.of(id);
  }

  /** Stores a new lead; a sold vehicle ends it at once. */
  public StoredLead create(SandboxLeadDraft draft, LeadMaker.Occasion occasion) {
    StoredLead lead = maker.lead(leads.size() + 1L, draft, null, occasion);
    leads.add(lead);
    searchTexts.add("");
    index(lead);
    history.created(lead, occasion);
    return lead;
  }

  /** Stores the changed lead of a draft. */
  StoredLead change(StoredLead before, SandboxLeadDraft draft, LeadMaker.Occasion occasion) {
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
