package es.sml.connector.parse;

import static es.sml.connector.parse.LeadDraft.present;

import es.sml.connector.lead.Lead;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one ADF prospect into a draft. */
final class AdfProspect {
  private static final Set<String> KNOWN =
      Set.of(
          "id", "requestdate", "vehicle", "customer", "vendor", "provider", "finance", "comments");
  private static final Set<String> KNOWN_IN_CUSTOMER =
      Set.of("contact", "id", "timeframe", "comments", "comment");
  private static final Set<String> KNOWN_IN_PROVIDER =
      Set.of("id", "name", "service", "url", "email", "phone", "contact");
  private static final int LONGEST_SEQUENCE = 3;
  private static final int LONGEST_VEHICLE_FROM_SUBJECT = 120;

  private final XmlElement prospect;
  private final MessageContent message;
  private final LabelDictionary labels;
  private final LeadDraft draft = new LeadDraft();

  /**
   * Creates a reader of that prospect.
   *
   * @param message the message of the prospect; its sender and subject replace missing values
   * @param labels of values that a sender writes into a comment
   */
  AdfProspect(XmlElement prospect, MessageContent message, LabelDictionary labels) {
    this.prospect = prospect;
    this.message = message;
    this.labels = labels;
  }

  LeadDraft read() {
    identity();
    XmlElement customer = prospect.child("customer").orElse(null);
    if (customer != null) {
      XmlElement contact =
          customer
              .children("contact")
              .min((a, b) -> Boolean.compare(isPrimary(b), isPrimary(a)))
              .orElse(customer); // some senders omit the contact element
      new AdfContact(contact, draft).read();
      if (contact.name().equals("contact")) {
        comments(customer);
      }
    }
    prospect.children("comments").forEach(c -> draft.message(PlainText.ofEither(c.text())));
    vehicles();
    testDrive();
    prospect.children("finance").forEach(this::financing);
    if (customer != null) {
      timeframe(customer);
      if (customer.child("contact").isPresent()) {
        draft.notes().addUnknown(customer, KNOWN_IN_CUSTOMER);
      }
    }
    draft.notes().add("Fecha de la solicitud", prospect.textOf("requestdate"));
    draft.notes().addUnknown(prospect, KNOWN);
    return draft;
  }

  private void identity() {
    draft.at("prospect");
    XmlElement id =
        prospect.children("id").filter(i -> !idOf(i).isEmpty()).findFirst().orElse(null);
    if (id != null) {
      String source = id.attribute("source");
      draft.externalId(source.isEmpty() ? idOf(id) : source + ":" + idOf(id));
      draft.tag("id", idOf(id));
    }
    prospect
        .child("provider")
        .ifPresent(
            provider -> {
              draft.provider(nameAndService(provider));
              draft.notes().add("Página del proveedor", provider.textOf("url"));
              draft.notes().addUnknown(provider, KNOWN_IN_PROVIDER);
            });
    if (id != null) {
      draft.provider(id.attribute("source"));
    }
    prospect.child("vendor").ifPresent(this::vendor);
    draft.provider(message.senderDomain());
    draft.tag("origen", draft.provider());
    draft.tag("estado", Letters.lower(prospect.attribute("status")));
  }

  // The vendor is the receiver: usually the dealer, or the portal if the sender names no provider.
  private void vendor(XmlElement vendor) {
    String name = vendor.textOf("vendorname");
    String known = draft.provider();
    draft.provider(name.isEmpty() ? vendor.textBelow("name") : name);
    if (!known.isEmpty()) {
      draft.notes().add("Concesionario", name);
    }
  }

  /** Returns the id. Its sequence number counts as an id only if a sender wrote the id there. */
  private static String idOf(XmlElement id) {
    String sequence = id.attribute("sequence");
    return id.line().isEmpty() && sequence.length() > LONGEST_SEQUENCE ? sequence : id.line();
  }

  private static String nameAndService(XmlElement provider) {
    String name = provider.textOf("name");
    String service = provider.textOf("service");
    return name.isEmpty() || service.isEmpty() ? name + service : name + " / " + service;
  }

  private static boolean isPrimary(XmlElement contact) {
    return contact.attribute("primarycontact").equals("1");
  }

  private void comments(XmlElement customer) {
    for (String name : List.of("comments", "comment")) {
      customer.children(name).forEach(c -> draft.message(PlainText.ofEither(c.text())));
    }
  }

  private void vehicles() {
    new AdfVehicles(prospect, labels, draft)
        .read()
        .forEach(vehicle -> vehicle.element().children("finance").forEach(this::financing));
    if (!draft.vehicle().isNamed()) {
      vehicleFromSubject();
    }
  }

  private void vehicleFromSubject() {
    String subject = message.subject();
    if (present(subject) && subject.length() <= LONGEST_VEHICLE_FROM_SUBJECT) {
      draft.vehicle().substitute(subject, "the mail's subject");
    } else {
      draft.notes().add("Asunto", subject);
    }
  }

  private void testDrive() {
    boolean asked =
        prospect.children("vehicle").anyMatch(v -> v.attribute("interest").equals("test-drive"));
    String provider = Letters.lower(draft.provider());
    if (asked || provider.contains("test drive") || provider.contains("prueba de conducción")) {
      draft.task(Lead.Task.of("date", "Prueba de conducción"));
    }
    boolean lease =
        prospect.children("vehicle").anyMatch(v -> v.attribute("interest").equals("lease"));
    if (lease && prospect.children("vehicle").noneMatch(v -> v.child("finance").isPresent())) {
      draft.task(Lead.Task.of("financing", "Leasing"));
    }
  }

  private void financing(XmlElement finance) {
    String method = Letters.lower(finance.textOf("method"));
    String terms =
        finance.children().stream()
            .filter(child -> !child.text().isEmpty())
            .map(AdfProspect::term)
            .collect(Collectors.joining("; "));
    if (method.equals("finance") || method.equals("lease")) {
      draft.task(Lead.Task.of("financing", terms));
    } else {
      draft.notes().add("Financiación", terms);
    }
  }

  private static String term(XmlElement child) {
    StringBuilder term = new StringBuilder(child.name());
    for (String attribute : List.of("type", "limit")) {
      if (!child.attribute(attribute).isEmpty()) {
        term.append(' ').append(child.attribute(attribute));
      }
    }
    term.append(": ").append(child.line());
    String unit = child.attribute("currency") + child.attribute("units");
    return unit.isEmpty() ? term.toString() : term + " " + unit;
  }

  private void timeframe(XmlElement customer) {
    customer
        .child("timeframe")
        .ifPresent(
            timeframe -> {
              draft.notes().add("Plazo", timeframe.textOf("description"));
              draft.notes().add("No antes de", timeframe.textOf("earliestdate"));
              draft.notes().add("No después de", timeframe.textOf("latestdate"));
              draft.planned(DateReader.instant(timeframe.textOf("earliestdate")));
            });
  }
}
