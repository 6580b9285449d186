package es.sml.connector.parse.mail;

import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail inside another one: forwarded, attached, or the older mail of a reply.
 *
 * @param kind FORWARD, ORIGINAL or WROTE by its first line; FROM if only header lines begin it
 * @param name of its sender; empty, not null, if unknown
 * @param address of its sender; empty, not null, if unknown
 * @param subject empty, not null, if unknown
 * @param replyTo header with the address for replies; empty, not null, if unknown
 * @param to header with its recipients; empty, not null, if unknown
 * @param lines its text
 */
public record QuotedMail(
    MailHeadWords.Line kind,
    String name,
    String address,
    String subject,
    String replyTo,
    String to,
    List<String> lines) {

  /** Creates a mail without text, with the sender as its header has it. */
  public static QuotedMail from(MailHeadWords.Line kind, String sender, String subject) {
    return from(kind, sender, subject, "", "");
  }

  /** Creates a mail without text, with its headers as they are. */
  static QuotedMail from(
      MailHeadWords.Line kind, String sender, String subject, String replyTo, String to) {
    String address = EmailReader.addresses(sender).stream().findFirst().orElse("");
    return new QuotedMail(
        kind, name(sender, address), address, subject, replyTo, to, new ArrayList<>());
  }

  /** Returns name and address as a header has them. */
  public String sender() {
    return address.isEmpty() ? name : name + " <" + address + ">";
  }

  private static String name(String sender, String address) {
    int end = sender.length();
    for (String begin : List.of("<", "[", "(")) {
      int at = sender.indexOf(begin);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    String name = sender.substring(0, end).replace("\"", "").replace("*", "");
    name = address.isEmpty() ? name : name.replace(address, "");
    name = name.replace("mailto:", "").strip();
    return name.indexOf('@') >= 0 ? "" : name;
  }
}
