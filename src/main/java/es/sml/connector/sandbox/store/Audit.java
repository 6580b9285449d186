package es.sml.connector.sandbox.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.setting.SandboxOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every completed write since the start, in order, even if the caller got no response. */
public final class Audit {
  /**
   * One write. Its sequence number is its position, counted from 1.
   *
   * @param lead after the write
   * @param task null if the write concerned no single task
   * @param oldStatus null if no lead was changed
   */
  private record Write(
      SandboxOperation operation, Instant at, Item lead, Long task, String oldStatus) {}

  private final List<Write> writes = new ArrayList<>();
  private long creates;
  private Instant firstCreate;
  private Instant lastCreate;

  public void created(Item lead, Instant at) {
    writes.add(new Write(SandboxOperation.CREATE_LEAD, at, lead, null, null));
    creates++;
    firstCreate = firstCreate == null ? at : firstCreate;
    lastCreate = at;
  }

  /**
   * Adds the change of a lead.
   *
   * @param task the id of its changed task, or null
   */
  public void changed(SandboxOperation operation, Item before, Item after, Long task, Instant at) {
    writes.add(new Write(operation, at, after, task, before.text("status")));
  }

  public void called(Item lead, Instant at) {
    writes.add(new Write(SandboxOperation.CLICK2CALL, at, lead, null, null));
  }

  /** Adds the number and the times of the creations. */
  public ObjectNode addTo(ObjectNode stats) {
    return stats
        .put("creates", creates)
        .put("firstCreate", firstCreate == null ? null : firstCreate.toString())
        .put("lastCreate", lastCreate == null ? null : lastCreate.toString());
  }

  /** Returns at most {@code limit} writes with a sequence above {@code after}. */
  public ObjectNode json(long after, long limit) {
    ObjectNode tree = Json.object().put("last", writes.size());
    ArrayNode entries = tree.putArray("entries");
    int start = (int) Math.min(Math.max(after, 0), writes.size());
    int end = (int) Math.min(writes.size(), start + Math.min(Math.max(limit, 0), writes.size()));
    for (int position = start; position < end; position++) {
      add(entries.addObject().put("sequence", position + 1), writes.get(position));
    }
    return tree;
  }

  private static void add(ObjectNode entry, Write write) {
    entry
        .put("operation", write.operation().label())
        .put("at", write.at().toString())
        .put("lead", write.lead().id())
        .put("source", write.lead().number("source"));
    ArrayNode tags = entry.putArray("tags");
    write.lead().items("tags").forEach(tag -> tags.add(tag.text("content")));
    if (write.task() != null) {
      entry.put("task", write.task());
    }
    if (write.oldStatus() != null) {
      entry.put("oldStatus", write.oldStatus()).put("newStatus", write.lead().text("status"));
    }
  }
}
