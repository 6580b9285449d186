package es.sml.connector.parse.adf;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes a contact of an ADF prospect in one line: of a vendor, a provider or a relative. */
final class AdfContactNote {
  private AdfContactNote() {}

  /** Returns the name, addresses and telephones; empty, not null, if there are none. */
  static String of(XmlElement contact) {
    Stream<String> streets =
        contact
            .children("address")
            .flatMap(address -> address.children().stream())
            .map(XmlElement::line);
    return Stream.of(
            Stream.of(name(contact)),
            contact.children("email").map(XmlElement::line),
            contact.children("phone").map(AdfContactNote::phone),
            streets)
        .flatMap(values -> values)
        .filter(LeadDraft::present)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns the names in their order, in one line. */
  static String name(XmlElement contact) {
    List<String> names = contact.children("name").map(XmlElement::line).toList();
    contact.children("name").forEach(name -> name.attribute("type")); // a person's or a firm's
    return VehicleText.joined(names.toArray(String[]::new));
  }

  /** Returns the number, with its use and the time to call it. */
  static String phone(XmlElement phone) {
    String use =
        Stream.of(phone.attribute("type"), phone.attribute("time"))
            .filter(word -> LeadDraft.present(word) && !AdfContact.SAYS_NOTHING.contains(word))
            .collect(Collectors.joining(", "));
    return use.isEmpty() || phone.isBlank() ? phone.line() : phone.line() + " (" + use + ")";
  }
}
