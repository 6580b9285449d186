package es.sml.connector.parse.template;

import es.sml.connector.parse.value.EmailReader;
import java.util.List;

/**
 * A mail as a template reads it: its headers, and its text in lines.
 *
 * @param from of the sender
 * @param replyTo the address for replies; empty parts if there is none
 * @param subject empty if there is none
 * @param listId empty if there is none
 * @param lines of the text that says most, as the labels are searched in them
 */
public record MailSample(
    Address from, Address replyTo, String subject, String listId, List<String> lines) {
  public MailSample {
    lines = List.copyOf(lines);
  }

  /**
   * An address with its name.
   *
   * @param name empty if there is none
   * @param address empty if there is none
   */
  public record Address(String name, String address) {
    public static Address in(String header) {
      return header == null
          ? new Address("", "")
          : new Address(
              EmailReader.displayName(header),
              EmailReader.addresses(header).stream().findFirst().orElse(""));
    }
  }

  /** Leaves out the content, because it is personal data. */
  @Override
  public String toString() {
    return "MailSample[" + lines.size() + " lines]";
  }
}
