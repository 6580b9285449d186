package es.sml.connector.parse.format;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.result.ParseResult;
import java.util.Optional;

/** A format of leads. A new format is one class (or one YAML template) of this kind. */
public interface LeadFormat {

  /** Returns the name in logs and in {@link ParseResult.Leads}. */
  String name();

  /**
   * Reads the message if it is written in this format.
   *
   * @return empty if it is not
   * @throws es.sml.connector.failure.UnreadableMessageException if it is in this format, but broken
   */
  Optional<ParseResult> read(MessageContent content);

  /** Reads the message; a format that needs the decision on a mail takes it from there. */
  default Optional<ParseResult> read(MailDecision mail) {
    return read(mail.mail());
  }
}
