package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A note or a tag with all its revisions, newest first. */
record Note(long id, List<Revision> history) {

  /** One revision of a note, with its author and time. */
  record Revision(long id, Instant modified, int userId, String content) {}

  String content() {
    return history.get(0).content();
  }

  Instant modified() {
    return history.get(0).modified();
  }

  Note revised(Revision newest) {
    List<Revision> longer = new ArrayList<>(history.size() + 1);
    longer.add(newest);
    longer.addAll(history);
    return new Note(id, List.copyOf(longer));
  }

  static List<Block<String>> blocks(List<Note> notes) {
    return notes.stream().map(note -> new Block<>(note.id(), note.content())).toList();
  }
}
