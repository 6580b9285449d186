package es.sml.connector.parse.adf;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the customer of an ADF prospect. Decides which of several contacts is the customer, and
 * when another one becomes a note.
 */
final class AdfCustomer {
  private final XmlElement customer;
  private final LeadDraft draft;
  private final PhoneCountries countries;

  AdfCustomer(XmlElement customer, LeadDraft draft, PhoneCountries countries) {
    this.customer = customer;
    this.draft = draft;
    this.countries = countries;
  }

  void read() {
    List<XmlElement> contacts =
        customer
            .children("contact")
            .sorted(Comparator.comparing(contact -> !isPrimary(contact)))
            .toList();
    if (contacts.isEmpty()) {
      new AdfContact(customer, draft, countries).read(); // some senders omit the contact element
    } else {
      new AdfContact(contacts.get(0), draft, countries).read();
      contacts.stream().skip(1).forEach(this::another);
      AdfProspect.comments(customer).forEach(draft::message);
    }
    AdfIds.of(customer).forEach(id -> draft.notes().add("Referencia del cliente", id));
  }

  /** Another contact may be another person, unless it has the same name or none. */
  private void another(XmlElement contact) {
    String name = AdfContactNote.name(contact);
    boolean same = name.isEmpty() || draft.customer().isNamedAlike(name);
    if (draft.customer().hasContact() && !same) {
      draft.notes().add("Otro contacto", AdfContactNote.of(contact));
    } else {
      new AdfContact(contact, draft, countries).read();
    }
  }

  private static boolean isPrimary(XmlElement contact) {
    return contact.attribute("primarycontact").equals("1");
  }
}
