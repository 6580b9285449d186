package es.sml.connector.parse.star;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.stream.Stream;

/**
 * Reads the ids of a STAR lead, its sender, its provider and its receiver. Decides which of them is
 * the lead's provider.
 */
final class StarSender {
  private final XmlElement salesLead;
  private final StarEnvelope envelope;
  private final LeadDraft draft;

  StarSender(XmlElement salesLead, StarEnvelope envelope, LeadDraft draft) {
    this.salesLead = salesLead;
    this.envelope = envelope;
    this.draft = draft;
  }

  /** Reads them; the sender of the mail stands for an unknown provider. */
  void read(String mailDomain) {
    ids();
    provider(envelope.sender());
    salesLead.descendants("providerparty").forEach(this::provider);
    if (draft.provider().isEmpty()) {
      draft.provider(salesLead.textBelow("leadsourcecode"));
    }
    provider(envelope.creator());
    draft.provider(mailDomain);
    draft.tag("origen", draft.provider());
    draft.notes().add("Canal del lead", salesLead.textBelow("leadsourcecode"));
    salesLead.descendants("receivingdealerparty").forEach(party -> party(party, "concesionario"));
    envelope.receivers().forEach(to -> draft.notes().add("Destinatario", to));
  }

  private void ids() {
    Stream<XmlElement> ofLead =
        Stream.concat(
            salesLead
                .children("salesleadheader", "header")
                .flatMap(header -> header.descendants("documentid")),
            salesLead.descendants("leadid"));
    Stream.concat(ofLead.map(XmlElement::line), envelope.ids().stream())
        .filter(LeadDraft::present)
        .distinct()
        .forEach(this::id);
  }

  private void id(String id) {
    if (draft.origins().has("externalId")) {
      draft.notes().add("Referencia", id);
    } else {
      draft.externalId(id);
      draft.tag("id", id);
    }
  }

  private void provider(XmlElement party) {
    String company = party.textBelow("companyname");
    provider(company.isEmpty() ? party.textBelow("partyid") : company);
    party(party, "proveedor");
  }

  /** Takes the first provider. Others, who pass the lead on, become notes. */
  private void provider(String name) {
    if (draft.provider().isEmpty()) {
      draft.provider(name);
    } else if (!draft.provider().equals(name)) {
      draft.notes().add("Remitente", name);
    }
  }

  private void party(XmlElement party, String whose) {
    party
        .descendants("primarycontact", "specifiedperson")
        .map(StarTerms::values)
        .forEach(contact -> draft.notes().add("Contacto del " + whose, contact));
    UnreadValues.addTo(draft.notes(), party, whose);
  }
}
