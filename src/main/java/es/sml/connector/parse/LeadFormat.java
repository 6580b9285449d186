package es.sml.connector.parse;

import java.util.Optional;

/** One way of writing a lead; a new format is one class (or one YAML template) of this kind. */
interface LeadFormat {

  /** The name in logs and in {@link ParseResult.Leads}. */
  String name();

  /**
   * Reads the message if it is written in this format.
   *
   * @return empty if it is not
   * @throws es.sml.connector.failure.UnreadableMessageException if it is, but is broken beyond use
   */
  Optional<ParseResult> read(MessageContent content);
}
