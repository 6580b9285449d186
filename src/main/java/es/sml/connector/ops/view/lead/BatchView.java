package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The outcomes of an action on many dead letters. */
public record BatchView(boolean dryRun, List<Result> results, long unreadable, String next) {

  /**
   * The outcome for one.
   *
   * @param id the id of the dead letter; null for a lead
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(String id, String key, String outcome, String text) {}

  public record Erasure(boolean dryRun, List<Result> results) {}
}
