package es.sml.connector.ops.view.lead;

import java.util.List;

/**
 * A dead letter for teaching: its lines, and the template that the connector proposes.
 *
 * @param subject of the mail
 * @param lines the beginning of its text
 * @param fields the fields that can be marked
 * @param proposal null if there is none
 * @param problem why there is no proposal, or why it cannot have the given name; null if all is
 *     well
 */
public record TeachView(
    String subject, List<Line> lines, List<String> fields, Proposal proposal, String problem) {
  /**
   * A line that can be marked.
   *
   * @param line its number, from 1
   */
  public record Line(int line, String text) {}

  /**
   * A template that is not saved.
   *
   * @param template its YAML
   * @param unread the marked fields that it reads otherwise in the dead letter
   * @param readings its reading of each mail of the sender, the dead letter first
   */
  public record Proposal(
      String name, String template, List<String> unread, List<Reading> readings) {}

  /**
   * What the proposed template reads in a mail.
   *
   * @param id the id of its dead letter
   * @param lead whether it reads a lead
   * @param reason why there is no lead; null for a lead
   * @param unread the varying lines that no field has
   */
  public record Reading(
      String id, boolean lead, String reason, List<Value> values, List<String> unread) {}

  /**
   * A value of a lead.
   *
   * @param from its place in the mail
   */
  public record Value(String field, String value, String from) {}

  /**
   * A saved template.
   *
   * @param format its name
   * @param files the names of its files below the configuration
   */
  public record Saved(String format, List<String> files) {}
}
