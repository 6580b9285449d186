package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All leads, in the order of their ids, which count from 1. Owned by the event loop. */
final class LeadStore {
  private final List<StoredLead> leads = new ArrayList<>();

  /** By position as the leads: what a search looks at in them. */
  private final List<String> searchTexts = new ArrayList<>();

  private final MarkIndex marks = new MarkIndex();
  private final IdSequence clientIds = new IdSequence();
  private final IdSequence vehicleIds = new IdSequence();
  private final IdSequence requestIds = new IdSequence();
  private final IdSequence taskIds = new IdSequence();
  private final IdSequence appraisalIds = new IdSequence();
  private final IdSequence noteIds = new IdSequence();
  private final IdSequence tagIds = new IdSequence();
  private final IdSequence revisionIds = new IdSequence();

  private static final class IdSequence {
    private long last;

    long next() {
      return ++last;
    }
  }

  int size() {
    return leads.size();
  }

  /** The lead, null where there is none with that id. */
  StoredLead find(long id) {
    return id < 1 || id > leads.size() ? null : leads.get((int) id - 1);
  }

  /** The text a search looks at, in lower case, its attributes on lines of their own. */
  String searchText(long id) {
    return searchTexts.get((int) id - 1);
  }

  /** Ids of the leads that may contain the term, all that do among them; null for "any lead". */
  List<Long> candidates(String term) {
    return marks.find(term);
  }

  /** Stores a new lead; a sold vehicle ends it at once. */
  StoredLead create(StoredLead.Draft draft, ReferenceData.User creator, Instant now) {
    boolean sold = draft.vehicle().sold();
    String status = sold ? Choices.END : draft.status();
    StoredLead lead =
        new StoredLead(
            leads.size() + 1L,
            draft.source(),
            draft.user() == null ? creator : draft.user(),
            draft.client() == null ? null : new Client(clientIds.next(), draft.client()),
            new Vehicle(vehicleIds.next(), draft.vehicle()),
            requestIds.next(),
            draft.tasks().stream().map(task -> task(task, creator, now)).toList(),
            notes(draft.notes(), noteIds, creator, now),
            notes(draft.tags(), tagIds, creator, now),
            status,
            draft.score(),
            sold ? Choices.NOT_AVAILABLE : null,
            now,
            status.equals(Choices.END) ? now : null);
    leads.add(lead);
    searchTexts.add(searchTextOf(lead));
    marks.add(lead.id(), searchText(lead.id()));
    return lead;
  }

  /** Stores what became of a lead that is already there. */
  void replace(StoredLead lead) {
    int position = (int) lead.id() - 1;
    leads.set(position, lead);
    searchTexts.set(position, searchTextOf(lead));
    marks.add(lead.id(), searchText(lead.id()));
  }

  private Task task(Task.Details details, ReferenceData.User author, Instant now) {
    return new Task(
        taskIds.next(),
        details,
        notes(details.notes(), noteIds, author, now),
        details.appraisal() == null
            ? null
            : new Appraisal(appraisalIds.next(), details.appraisal()),
        details.realizationDateCheck() ? now : null,
        details.trackingDateCheck() ? now : null,
        now,
        author);
  }

  private List<Note> notes(
      List<String> contents, IdSequence ids, ReferenceData.User author, Instant now) {
    return contents.stream()
        .map(
            content ->
                new Note(
                    ids.next(),
                    List.of(new Note.Revision(revisionIds.next(), now, author.id(), content))))
        .toList();
  }

  private static String searchTextOf(StoredLead lead) {
    StringBuilder text = new StringBuilder(200);
    if (lead.client() != null) {
      Client.Details client = lead.client().details();
      append(text, client.name(), client.phone(), client.email());
      append(text, client.province() == null ? null : client.province().name());
      append(text, client.location() == null ? null : client.location().name());
    }
    Vehicle.Details vehicle = lead.vehicle().details();
    append(text, vehicle.brandModel(), vehicle.price(), vehicle.km());
    append(text, vehicle.year() == null ? null : vehicle.year().toString());
    append(text, vehicle.gas() == null ? null : vehicle.gas().name());
    Stream.of(lead.notes(), lead.tags())
        .flatMap(List::stream)
        .forEach(note -> append(text, note.content()));
    for (Task task : lead.tasks()) {
      append(text, task.details().type(), task.details().subtype(), task.details().description());
      task.notes().forEach(note -> append(text, note.content()));
      if (task.appraisal() != null) {
        Appraisal.Details appraisal = task.appraisal().details();
        append(text, appraisal.brandModel(), appraisal.licensePlate(), appraisal.extras());
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder text, String... attributes) {
    for (String attribute : attributes) {
      if (attribute != null && !attribute.isEmpty()) {
        text.append(attribute).append('\n');
      }
    }
  }
}
