package es.sml.connector.parse.adf;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.Optional;

/**
 * Reads an ADF prospect's id, the provider that sends it, and the vendor that receives it. Decides
 * the lead's provider, and the salesperson whom the customer asks for.
 */
final class AdfSender {
  private static final int LONGEST_NAME = 200;

  private final XmlElement prospect;
  private final MessageContent message;
  private final LeadDraft draft;

  AdfSender(XmlElement prospect, MessageContent message, LeadDraft draft) {
    this.prospect = prospect;
    this.message = message;
    this.draft = draft;
  }

  void read() {
    draft.at("prospect");
    Optional<XmlElement> id =
        prospect.children("id").filter(i -> !AdfIds.idOf(i).isEmpty()).findFirst();
    id.ifPresent(first -> draft.tag("id", AdfIds.idOf(first)));
    AdfIds.of(prospect).stream().findFirst().ifPresent(draft::externalId);
    prospect.child("provider").ifPresent(this::provider);
    String source = id.map(first -> first.attribute("source")).orElse("");
    if (!draft.provider().isEmpty() && !letters(draft.provider()).contains(letters(source))) {
      draft.notes().add("Referencia", AdfIds.of(prospect).get(0));
    }
    AdfIds.of(prospect).stream().skip(1).forEach(more -> draft.notes().add("Referencia", more));
    draft.provider(source);
    prospect.child("vendor").ifPresent(this::vendor);
    draft.provider(message.senderDomain());
    draft.tag("origen", draft.provider());
    draft.tag("estado", Letters.lower(prospect.attribute("status")));
  }

  private static String letters(String name) {
    return Letters.lower(Letters.start(name, LONGEST_NAME)).replace(" ", "");
  }

  private void provider(XmlElement provider) {
    draft.provider(nameAndService(provider));
    draft.notes().add("Página del proveedor", provider.textOf("url"));
    draft.notes().add("Correo del proveedor", provider.textOf("email"));
    provider
        .child("phone")
        .ifPresent(
            phone -> draft.notes().add("Teléfono del proveedor", AdfContactNote.phone(phone)));
    contacts(provider, "proveedor");
  }

  private static String nameAndService(XmlElement provider) {
    String name = provider.textOf("name");
    String service = provider.textOf("service");
    return name.isEmpty() || service.isEmpty() ? name + service : name + " / " + service;
  }

  // The vendor is the receiver: usually the dealer, or the portal if the sender names no provider.
  private void vendor(XmlElement vendor) {
    String known = draft.provider();
    String name = vendor.textOf("vendorname");
    draft.provider(name.isEmpty() ? vendor.textBelow("name") : name);
    if (!known.isEmpty()) {
      draft.notes().add("Concesionario", name);
    }
    draft.notes().add("Página del concesionario", vendor.textOf("url"));
    if (!name.isEmpty()) {
      salesperson(vendor, name);
    }
    contacts(vendor, "concesionario");
  }

  /** A person whom the sender names at the dealer's is the seller whom the customer asks for. */
  private void salesperson(XmlElement vendor, String dealer) {
    vendor
        .child("contact")
        .filter(contact -> contact.children("name").noneMatch(AdfContact::isBusiness))
        .map(AdfContactNote::name)
        .filter(name -> !name.equalsIgnoreCase(dealer))
        .ifPresent(draft.handling()::salesperson);
  }

  private void contacts(XmlElement of, String whose) {
    AdfIds.of(of).forEach(id -> draft.notes().add("Referencia del " + whose, id));
    of.children("contact")
        .forEach(contact -> draft.notes().add("Contacto del " + whose, AdfContactNote.of(contact)));
    UnreadValues.addTo(draft.notes(), of, whose);
  }
}
