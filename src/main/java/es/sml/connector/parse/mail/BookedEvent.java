package es.sml.connector.parse.mail;

import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customer's answers in the calendar event (RFC 5545) that a booking website attaches: labelled
 * lines of its description, and the guest's address. The event of a meeting has no such lines.
 */
final class BookedEvent {
  private static final int LONGEST_EVENT = 50_000;
  private static final String DESCRIPTION = "description";
  private static final Set<LeadField> CARS =
      EnumSet.of(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL, LeadField.VERSION);

  private BookedEvent() {}

  /** Returns the text with the lines of the mail's only event that it does not have. */
  static String addedTo(String text, MessageContent mail, LabelDictionary labels) {
    List<MessageContent.Part> events =
        mail.parts().stream().filter(part -> part.contentType().equals("text/calendar")).toList();
    if (events.size() != 1 || events.get(0).text().length() > LONGEST_EVENT) {
      return text;
    }
    List<String> event =
        events
            .get(0)
            .text()
            .replace("\r\n", "\n")
            .replace("\n ", "")
            .replace("\n\t", "")
            .lines()
            .toList();
    List<String> described =
        event.stream()
            .filter(line -> isOf(line, DESCRIPTION))
            .flatMap(line -> unescaped(line.substring(line.indexOf(':') + 1)).lines())
            .toList();
    if (described.stream().noneMatch(line -> isOfCar(line, labels))) {
      return text;
    }
    Stream<String> guest = guest(event, mail).map(address -> "Email: " + address).stream();
    return Stream.concat(described.stream(), guest)
        .filter(line -> !text.contains(line.strip()))
        .collect(Collectors.joining("\n", text.stripTrailing() + "\n\n", "\n"));
  }

  /** Returns the address of the only guest who is neither the sender nor of the dealer. */
  private static Optional<String> guest(List<String> event, MessageContent mail) {
    List<String> hosts = addresses(event, "organizer");
    List<String> dealers = MailAddresses.recipients(mail);
    List<String> guests =
        addresses(event, "attendee").stream()
            .filter(address -> !hosts.contains(address) && !dealers.contains(address))
            .toList();
    return guests.size() == 1 ? Optional.of(guests.get(0)) : Optional.empty();
  }

  private static List<String> addresses(List<String> event, String property) {
    return event.stream()
        .filter(line -> isOf(line, property))
        .flatMap(line -> EmailReader.addresses(line.substring(line.lastIndexOf(':') + 1)).stream())
        .distinct()
        .toList();
  }

  private static boolean isOf(String line, String property) {
    String start = Letters.lower(Letters.start(line, property.length() + 1));
    return line.indexOf(':') > 0 && (start.equals(property + ":") || start.equals(property + ";"));
  }

  private static boolean isOfCar(String line, LabelDictionary labels) {
    int colon = line.indexOf(':');
    return colon > 0
        && labels.field(line.substring(0, colon).strip()).filter(CARS::contains).isPresent();
  }

  private static String unescaped(String value) {
    return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";");
  }
}
