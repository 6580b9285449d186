package es.sml.connector.sandbox.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A note or a tag with all its revisions, newest first. */
public record SandboxNote(long id, List<Revision> history) {

  /** One revision of a note, with its author and time. */
  public record Revision(long id, Instant modified, int userId, String content) {}

  public String content() {
    return history.get(0).content();
  }

  public Instant modified() {
    return history.get(0).modified();
  }

  public SandboxNote revised(Revision newest) {
    List<Revision> longer = new ArrayList<>(history.size() + 1);
    longer.add(newest);
    longer.addAll(history);
    return new SandboxNote(id, List.copyOf(longer));
  }

  static List<Block<String>> blocks(List<SandboxNote> notes) {
    return notes.stream().map(note -> new Block<>(note.id(), note.content())).toList();
  }
}
