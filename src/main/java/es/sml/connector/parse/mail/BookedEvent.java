package es.sml.connector.parse.mail;

import com.google.re2j.Pattern;
import es.sml.connector.parse.contact.MailAddresses;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.EmailReader;
import java.util.ArrayList;
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
public final class BookedEvent {
  private static final int LONGEST_EVENT = 50_000;
  private static final String DESCRIPTION = "description";
  private static final String EVENT = "BEGIN:VEVENT";
  private static final String ZONE = "Europe/Madrid";
  private static final Pattern BASIC =
      Pattern.compile("^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(?:\\d\\d)?");
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
    List<String> event = unfolded(events.get(0).text());
    List<String> described = values(event, DESCRIPTION);
    if (described.stream().noneMatch(line -> isOfCar(line, labels))) {
      return text;
    }
    Stream<String> guest =
        guest(event, MailAddresses.recipients(mail)).map(address -> "Email: " + address).stream();
    return Stream.concat(described.stream(), guest)
        .filter(line -> !text.contains(line.strip()))
        .collect(Collectors.joining("\n", text.stripTrailing() + "\n\n", "\n"));
  }

  /** Returns whether the whole text is one event, as a booking program posts it. */
  public static boolean isIn(String text) {
    return text.length() <= LONGEST_EVENT
        && text.stripLeading().startsWith("BEGIN:VCALENDAR")
        && text.contains(EVENT)
        && text.indexOf(EVENT) == text.lastIndexOf(EVENT);
  }

  /** Returns the event as labelled lines: its title, guest, moment and description. */
  public static String lines(String text) {
    List<String> event = unfolded(text);
    List<String> lines = new ArrayList<>(values(event, "summary"));
    guest(event, List.of())
        .ifPresent(
            address -> {
              lines.add("Email: " + address);
              name(event, address).ifPresent(name -> lines.add("Nombre: " + name));
            });
    event.stream()
        .filter(line -> isOf(line, "dtstart"))
        .forEach(line -> lines.add("Fecha de la cita: " + moment(line)));
    lines.addAll(values(event, DESCRIPTION));
    return String.join("\n", lines);
  }

  /** Returns "2026-11-26 10:30" for "20261126T103000", and the same text for another zone's. */
  private static String moment(String line) {
    int colon = line.lastIndexOf(':');
    boolean elsewhere = line.indexOf("TZID=") > 0 && !line.contains(ZONE);
    String start = line.substring(colon + 1);
    return elsewhere
        ? start + " " + line.substring(0, colon)
        : BASIC.matcher(start).replaceFirst("$1-$2-$3 $4:$5");
  }

  private static List<String> unfolded(String text) {
    return text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").lines().toList();
  }

  private static List<String> values(List<String> event, String property) {
    return event.stream()
        .filter(line -> isOf(line, property))
        .flatMap(line -> unescaped(line.substring(line.indexOf(':') + 1)).lines())
        .toList();
  }

  /** Returns the address of the only guest who is neither the sender nor of the dealer. */
  private static Optional<String> guest(List<String> event, List<String> dealers) {
    List<String> hosts = addresses(event, "organizer");
    List<String> guests =
        addresses(event, "attendee").stream()
            .filter(address -> !hosts.contains(address) && !dealers.contains(address))
            .toList();
    return guests.size() == 1 ? Optional.of(guests.get(0)) : Optional.empty();
  }

  /** Returns "Ana Ruiz" of "ATTENDEE;CN=Ana Ruiz;RSVP=TRUE:mailto:ana@correo.example". */
  private static Optional<String> name(List<String> event, String address) {
    return event.stream()
        .filter(line -> isOf(line, "attendee") && line.contains(address))
        .flatMap(line -> Letters.pieces(line.substring(0, line.indexOf(':')), ';').stream())
        .filter(part -> Letters.lower(part).startsWith("cn="))
        .map(part -> part.substring(part.indexOf('=') + 1).replace("\"", "").strip())
        .filter(name -> name.indexOf('@') < 0)
        .findFirst();
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
