package es.sml.connector.sandbox.store;

import es.sml.connector.sandbox.lead.Block;
import es.sml.connector.sandbox.lead.Choices;
import es.sml.connector.sandbox.lead.SandboxAppraisal;
import es.sml.connector.sandbox.lead.SandboxClient;
import es.sml.connector.sandbox.lead.SandboxLeadDraft;
import es.sml.connector.sandbox.lead.SandboxNote;
import es.sml.connector.sandbox.lead.SandboxTask;
import es.sml.connector.sandbox.lead.SandboxTaskDraft;
import es.sml.connector.sandbox.lead.SandboxVehicle;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.time.Instant;
import java.util.List;

/** Creates leads from drafts. Kept elements stay unchanged; new ones get ids and dates. */
public final class LeadMaker {
  // The ids of every table start at a different number, as in the manual's examples. So a test
  // finds a confused id.
  private final IdSequence vehicleIds = new IdSequence(52);
  private final IdSequence requestIds = new IdSequence(48);
  private final IdSequence clientIds = new IdSequence(300);
  private final IdSequence taskIds = new IdSequence(500);
  private final IdSequence appraisalIds = new IdSequence(100);
  private final IdSequence noteIds = new IdSequence(2_700);
  private final IdSequence tagIds = new IdSequence(1_200);
  private final IdSequence revisionIds = new IdSequence(9_000);

  private static final class IdSequence {
    private long last;

    IdSequence(long last) {
      this.last = last;
    }

    long next() {
      return ++last;
    }

    long of(Block<?> block) {
      return block.id() == null ? next() : block.id();
    }
  }

  /** The user and the time of a request. */
  public record Occasion(SandboxReferenceData.User by, Instant at) {}

  /**
   * Returns the lead of a draft. A vehicle that is sold now ends it.
   *
   * @param before the lead until now, null for a new one
   */
  StoredLead lead(long id, SandboxLeadDraft draft, StoredLead before, Occasion occasion) {
    boolean sold = isSoldNow(draft, before);
    String status = sold ? Choices.END : draft.status() == null ? Choices.NEW : draft.status();
    boolean ended = status.equals(Choices.END);
    Block<List<Block<SandboxTaskDraft>>> request =
        draft.request() == null ? Block.fresh(List.of()) : draft.request();
    return new StoredLead(
        id,
        draft.source(),
        draft.user() == null ? occasion.by() : draft.user(),
        draft.client() == null
            ? null
            : new SandboxClient(clientIds.of(draft.client()), draft.client().details()),
        new SandboxVehicle(vehicleIds.of(draft.vehicle()), draft.vehicle().details()),
        requestIds.of(request),
        request.details().stream().map(task -> task(task, before, occasion)).toList(),
        notes(draft.notes(), before == null ? List.of() : before.notes(), noteIds, occasion),
        notes(draft.tags(), before == null ? List.of() : before.tags(), tagIds, occasion),
        status,
        draft.score(),
        sold ? Choices.NOT_AVAILABLE : ended && before != null ? before.result() : null,
        before == null ? occasion.at() : before.created(),
        date(ended, before == null ? null : before.finishDate(), occasion));
  }

  private static boolean isSoldNow(SandboxLeadDraft draft, StoredLead before) {
    return draft.vehicle().details().sold()
        && (before == null || draft.vehicle().id() == null || !before.vehicle().details().sold());
  }

  private SandboxTask task(Block<SandboxTaskDraft> block, StoredLead lead, Occasion occasion) {
    SandboxTask before = lead == null || block.id() == null ? null : lead.task(block.id());
    SandboxTaskDraft draft = block.details();
    SandboxTask.Details details = draft.details();
    return new SandboxTask(
        taskIds.of(block),
        details,
        notes(draft.notes(), before == null ? List.of() : before.notes(), noteIds, occasion),
        draft.appraisal() == null
            ? null
            : new SandboxAppraisal(appraisalIds.of(draft.appraisal()), draft.appraisal().details()),
        date(
            details.realizationDateCheck(),
            before == null ? null : before.realizationDate(),
            occasion),
        date(details.trackingDateCheck(), before == null ? null : before.trackingDate(), occasion),
        before == null ? occasion.at() : before.created(),
        before == null ? occasion.by() : before.author());
  }

  /** Returns the time since which a value is true; it stays while the value is true. */
  private static Instant date(boolean isSo, Instant since, Occasion occasion) {
    return !isSo ? null : since != null ? since : occasion.at();
  }

  private List<SandboxNote> notes(
      List<Block<String>> blocks, List<SandboxNote> stored, IdSequence ids, Occasion occasion) {
    return blocks.stream().map(block -> note(block, stored, ids, occasion)).toList();
  }

  private SandboxNote note(
      Block<String> block, List<SandboxNote> stored, IdSequence ids, Occasion occasion) {
    for (SandboxNote before : stored) {
      if (block.id() != null && before.id() == block.id()) {
        return before.content().equals(block.details())
            ? before
            : before.revised(revision(block.details(), occasion));
      }
    }
    return new SandboxNote(ids.next(), List.of(revision(block.details(), occasion)));
  }

  private SandboxNote.Revision revision(String content, Occasion occasion) {
    return new SandboxNote.Revision(revisionIds.next(), occasion.at(), occasion.by().id(), content);
  }
}
