package es.sml.connector.sandbox;

import java.util.List;

/**
 * A valid task as a request wants it, whose new parts have no ids and dates yet.
 *
 * @param appraisal null for most types
 */
record TaskDraft(
    Task.Details details, List<Block<String>> notes, Block<Appraisal.Details> appraisal) {
  static final TaskDraft NONE = new TaskDraft(Task.Details.NONE, List.of(), null);
}
