package es.sml.connector.sandbox;

import java.time.Instant;
import java.util.List;

/** A note or a tag with all it has ever said, the newest revision first. */
record Note(long id, List<Revision> history) {

  /** One wording of a note, and who wrote it when. */
  record Revision(long id, Instant modified, int userId, String content) {}

  String content() {
    return history.get(0).content();
  }

  Instant modified() {
    return history.get(0).modified();
  }
}
