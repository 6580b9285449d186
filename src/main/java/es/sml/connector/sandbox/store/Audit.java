package es.sml.connector.sandbox.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.lead.SandboxNote;
import es.sml.connector.sandbox.lead.StoredLead;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every completed write since the start, in order, even if the caller got no response. */
public final class Audit {

  /**
   * One write. Its sequence number is its position, counted from 1.
   *
   * @param task null if the write concerned no single task
   * @param oldStatus null if no lead was changed, and so newStatus
   */
  private record Write(
      SandboxOperation operation,
      Instant at,
      long lead,
      int source,
      List<String> tags,
      Long task,
      String oldStatus,
      String newStatus) {}

  private final List<Write> writes = new ArrayList<>();
  private long creates;
  private Instant firstCreate;
  private Instant lastCreate;

  void created(StoredLead lead, Instant at) {
    add(SandboxOperation.CREATE_LEAD, lead, null, null, at);
    creates++;
    firstCreate = firstCreate == null ? at : firstCreate;
    lastCreate = at;
  }

  /** Returns the change of a lead, or of one of its tasks if {@code task} is given. */
  void changed(
      SandboxOperation operation, StoredLead before, StoredLead after, Long task, Instant at) {
    add(operation, after, task, before.status(), at);
  }

  public void called(StoredLead lead, Instant at) {
    add(SandboxOperation.CLICK2CALL, lead, null, null, at);
  }

  private void add(
      SandboxOperation operation, StoredLead lead, Long task, String oldStatus, Instant at) {
    writes.add(
        new Write(
            operation,
            at,
            lead.id(),
            lead.source().id(),
            lead.tags().stream().map(SandboxNote::content).toList(),
            task,
            oldStatus,
            oldStatus == null ? null : lead.status()));
  }

  public long creates() {
    return creates;
  }

  /** Null before the first. */
  public Instant firstCreate() {
    return firstCreate;
  }

  /** Null before the first. */
  public Instant lastCreate() {
    return lastCreate;
  }

  /** Returns at most {@code limit} writes with a sequence above {@code after}. */
  public ObjectNode json(long after, long limit) {
    ObjectNode tree = Json.MAPPER.createObjectNode().put("last", writes.size());
    ArrayNode entries = tree.putArray("entries");
    int start = (int) Math.min(Math.max(after, 0), writes.size());
    int end = (int) Math.min(writes.size(), start + Math.min(Math.max(limit, 0), writes.size()));
    for (int position = start; position < end; position++) {
      Write write = writes.get(position);
      ObjectNode entry =
          entries
              .addObject()
              .put("sequence", position + 1)
              .put("operation", write.operation().label())
              .put("at", write.at().toString())
              .put("lead", write.lead())
              .put("source", write.source());
      ArrayNode tags = entry.putArray("tags");
      write.tags().forEach(tags::add);
      if (write.task() != null) {
        entry.put("task", write.task());
      }
      if (write.oldStatus() != null) {
        entry.put("oldStatus", write.oldStatus()).put("newStatus", write.newStatus());
      }
    }
    return tree;
  }
}
