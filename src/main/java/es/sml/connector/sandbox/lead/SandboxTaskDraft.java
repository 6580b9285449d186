package es.sml.connector.sandbox.lead;

import java.util.List;

/**
 * A valid task of a request, before its new elements get ids and dates.
 *
 * @param appraisal null for most types
 */
public record SandboxTaskDraft(
    SandboxTask.Details details,
    List<Block<String>> notes,
    Block<SandboxAppraisal.Details> appraisal) {
  public static final SandboxTaskDraft NONE =
      new SandboxTaskDraft(SandboxTask.Details.NONE, List.of(), null);
}
