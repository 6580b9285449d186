package es.sml.connector.sandbox;

import java.util.List;

/**
 * A valid task of a request, before its new elements get ids and dates.
 *
 * @param appraisal null for most types
 */
record TaskDraft(
    Task.Details details, List<Block<String>> notes, Block<Appraisal.Details> appraisal) {
  static final TaskDraft NONE = new TaskDraft(Task.Details.NONE, List.of(), null);
}
