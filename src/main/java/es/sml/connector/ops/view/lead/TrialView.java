package es.sml.connector.ops.view.lead;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the connector reads in a message. */
public record TrialView(List<Result> results) {
  /**
   * One lead of the message, or the reason why there is none.
   *
   * @param outcome lead, not-a-lead or unreadable
   * @param format the format that read it; null if none did
   * @param recognised the property of the message that identified the format; null if none did
   * @param reason null for a lead
   * @param code the reason's code for programs; null if it has none
   * @param fields the fields that were read, each with its origin
   * @param lead the lead as the connector keeps it; null if there is none
   * @param sml the body of SML's create-lead, with names in place of ids; null if there is none
   */
  public record Result(
      String outcome,
      String format,
      String recognised,
      String reason,
      String code,
      List<Field> fields,
      JsonNode lead,
      JsonNode sml) {}

  /**
   * A field that was read.
   *
   * @param value null if it is a part of another field
   * @param from its place in the message
   * @param confidence from 0 to 1
   */
  public record Field(String name, String value, String from, double confidence) {}
}
