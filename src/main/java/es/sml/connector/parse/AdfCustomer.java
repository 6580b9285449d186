package es.sml.connector.parse;

import java.util.Comparator;
import java.util.List;

/** Reads the customer of an ADF prospect. */
final class AdfCustomer {
  private final XmlElement customer;
  private final LeadDraft draft;

  AdfCustomer(XmlElement customer, LeadDraft draft) {
    this.customer = customer;
    this.draft = draft;
  }

  void read() {
    List<XmlElement> contacts =
        customer
            .children("contact")
            .sorted(Comparator.comparing(contact -> !isPrimary(contact)))
            .toList();
    if (contacts.isEmpty()) {
      new AdfContact(customer, draft).read(); // some senders omit the contact element
    } else {
      new AdfContact(contacts.get(0), draft).read();
      contacts.stream().skip(1).forEach(this::another);
      for (String comments : List.of("comments", "comment")) {
        customer.children(comments).forEach(c -> draft.message(PlainText.ofEither(c.text())));
      }
    }
    AdfIds.of(customer).forEach(id -> draft.notes().add("Referencia del cliente", id));
  }

  /** Another contact may be another person, so it only counts if the first has no address. */
  private void another(XmlElement contact) {
    if (draft.customer().hasContact()) {
      draft.notes().add("Otro contacto", AdfContactNote.of(contact));
    } else {
      new AdfContact(contact, draft).read();
    }
  }

  private static boolean isPrimary(XmlElement contact) {
    return contact.attribute("primarycontact").equals("1");
  }
}
