package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.reference.References;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All leads, by ids from 1. Only the event loop uses it. */
public final class LeadStore {
  private final List<Item> leads = new ArrayList<>();

  /** The searchable text of each lead, by the lead's position. */
  private final List<String> searchTexts = new ArrayList<>();

  private final MarkIndex marks = new MarkIndex();
  private final Map<Long, Long> leadsOfTasks = new HashMap<>();
  private final ChangeHistory history = new ChangeHistory();
  private final LeadMaker maker;
  private final boolean searchesTags;

  public LeadStore(References references, boolean searchesTags) {
    this.maker = new LeadMaker(references);
    this.searchesTags = searchesTags;
  }

  public int size() {
    return leads.size();
  }

  /** Returns the lead, null if there is none with that id. */
  public Item find(long id) {
    return id < 1 || id > leads.size() ? null : leads.get((int) id - 1);
  }

  public Stream<Item> newestFirst() {
    long newest = leads.size();
    return LongStream.range(0, newest).mapToObj(position -> find(newest - position));
  }

  /** Returns the lead of a task, null if there is no task with that id. */
  public Item findByTask(long task) {
    Long lead = leadsOfTasks.get(task);
    return lead == null ? null : find(lead);
  }

  /** Returns the searchable text in lower case, each attribute on its own line. */
  public String searchText(long id) {
    return searchTexts.get((int) id - 1);
  }

  /** Returns all leads that may contain the term, newest first. */
  public Stream<Item> candidates(String term) {
    List<Long> marked = marks.find(term);
    return marked == null ? newestFirst() : marked.stream().map(this::find);
  }

  /** Returns the entries of an existing lead, oldest first. */
  public List<Item> history(long id) {
    return history.of(id);
  }

  /** Stores a new lead; a sold vehicle ends it at once. */
  public Item create(Item draft, Instant now) {
    Item lead = maker.create(leads.size() + 1L, draft, now);
    leads.add(lead);
    searchTexts.add("");
    index(lead);
    history.created(now);
    return lead;
  }

  public Item change(Item before, Item draft, Instant now) {
    Item after = maker.change(before, draft, now);
    leads.set((int) after.id() - 1, after);
    tasks(before).forEach(task -> leadsOfTasks.remove(task.id()));
    index(after);
    history.changed(before, after, now);
    return after;
  }

  public Item changeTasks(Item before, List<Item> tasks, Instant now) {
    Item request = before.item("request").with("task", tasks);
    return change(before, before.with("request", request), now);
  }

  public static List<Item> tasks(Item lead) {
    return lead.item("request").items("task");
  }

  private void index(Item lead) {
    String text = SearchText.of(lead, searchesTags);
    searchTexts.set((int) lead.id() - 1, text);
    marks.add(lead.id(), text);
    tasks(lead).forEach(task -> leadsOfTasks.put(task.id(), lead.id()));
  }
}
