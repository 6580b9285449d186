package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one SalesLead of a STAR message into a draft. */
final class StarLead {
  /** The header fields that are read. All others become notes. */
  private static final Set<String> KNOWN_IN_HEADER =
      Set.of(
          "documentdatetime",
          "secondarypassword",
          "secondarydealernumberid",
          "documentidentificationgroup",
          "documentidentification",
          "defaultcurrency",
          "defaultlanguage",
          "leadinterestcode",
          "leadsourcecode",
          "purchaseearliestdate",
          "purchaselatestdate",
          "customercomments",
          "leadcomments",
          "customerprospect",
          "consumerparty",
          "customerparty",
          "providerparty",
          "receivingdealerparty",
          "saleclasscode",
          "leadtypecode",
          "leadcreationdatetime",
          "salesleadinfo");

  private final XmlElement salesLead;
  private final XmlElement document;
  private final MessageContent message;
  private final LabelDictionary labels;
  private final LeadDraft draft = new LeadDraft();

  /**
   * Creates a reader of that lead.
   *
   * @param document the message around it, whose sender is the provider
   * @param message the message of the lead; its sender and subject replace missing values
   * @param labels of values that a sender writes into a comment
   */
  StarLead(
      XmlElement salesLead, XmlElement document, MessageContent message, LabelDictionary labels) {
    this.salesLead = salesLead;
    this.document = document;
    this.message = message;
    this.labels = labels;
  }

  LeadDraft read() {
    identity();
    Stream.of("prospectparty", "consumerparty", "customerparty")
        .flatMap(salesLead::descendants)
        .forEach(party -> new StarParty(party, draft).read());
    Stream.of("customercomments", "leadcomments", "leaddescription")
        .flatMap(salesLead::descendants)
        .forEach(comment -> draft.message(PlainText.ofEither(comment.text())));
    vehicles();
    salesLead.descendants("financing").forEach(this::financing);
    if (interest().startsWith("L") && salesLead.descendants("financing").findAny().isEmpty()) {
      draft.task(Lead.Task.of("financing", "Leasing"));
    }
    dates();
    salesLead
        .children("salesleadheader")
        .forEach(header -> draft.notes().addUnknown(header, KNOWN_IN_HEADER));
    return draft;
  }

  private void identity() {
    String id = first(salesLead.textBelow("documentid"), salesLead.textBelow("leadid"));
    draft.externalId(first(id, document.textBelow("bodid")));
    draft.tag("id", first(id, document.textBelow("bodid")));
    XmlElement sender = document.descendants("sender").findFirst().orElse(document);
    draft.provider(
        Stream.of(sender.textOf("sendernamecode"), sender.textOf("serviceid"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" / ")));
    salesLead.descendants("providerparty").forEach(party -> draft.provider(nameOf(party)));
    draft.provider(salesLead.textBelow("leadsourcecode"));
    draft.provider(sender.textOf("creatornamecode"));
    draft.provider(message.senderDomain());
    draft.tag("origen", draft.provider());
    draft.notes().add("Canal del lead", salesLead.textBelow("leadsourcecode"));
  }

  private static String nameOf(XmlElement party) {
    return first(party.textBelow("companyname"), party.textBelow("partyid"));
  }

  private static String first(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** B buys, L leases, S sells, T trades in; empty if unknown. */
  private String interest() {
    return Letters.upper(salesLead.textBelow("leadinterestcode"));
  }

  private void vehicles() {
    Set<XmlElement> earlier =
        salesLead
            .descendants("previouslyowneditem")
            .flatMap(item -> item.descendants("ownedvehicledetail"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    earlier.stream()
        .flatMap(StarVehicle::in)
        .forEach(vehicle -> draft.notes().add("Vehículo anterior", vehicle.brandModel()));
    List<StarVehicle> owned =
        Stream.of("ownedvehicledetail", "currentlyowneditem")
            .flatMap(salesLead::descendants)
            .filter(detail -> !earlier.contains(detail))
            .flatMap(StarVehicle::in)
            .toList();
    List<StarVehicle> items =
        Stream.of("salesleadvehiclelineitem", "salesleadboatlineitem", "salesleadinfo")
            .flatMap(salesLead::descendants)
            .flatMap(StarVehicle::in)
            .toList();
    if (items.isEmpty() && !owned.isEmpty() && owned.get(0).isInStock()) {
      items = owned; // a stock number is the dealer's, so the customer wants it
      owned = List.of();
    } else if (owned.isEmpty() && (interest().startsWith("S") || interest().startsWith("T"))) {
      owned = items;
      items = List.of();
    }
    if (!items.isEmpty()) {
      items.get(0).want(draft);
      items.stream().skip(1).forEach(vehicle -> vehicle.alsoWant(draft));
    }
    for (StarVehicle vehicle : owned) {
      draft.task(Lead.Task.appraisal(vehicle.appraise(draft)));
    }
    String comments =
        Stream.of("customercomments", "leadcomments", "leaddescription", "vehiclenote")
            .flatMap(salesLead::descendants)
            .map(comment -> PlainText.ofEither(comment.text()))
            .collect(Collectors.joining("\n"));
    FieldValues said =
        new LabelledBlock(labels).read(MailLines.beginning(comments).lines().toList()).get(0);
    new LabelledVehicles(said).addTo(draft, !owned.isEmpty());
    if (!draft.vehicle().isNamed()) {
      draft.vehicle().brandModel(draft.appraisedVehicle());
    }
  }

  private void financing(XmlElement financing) {
    String terms =
        leaves(financing)
            .map(
                leaf ->
                    leaf.name() + ": " + (leaf.line() + " " + leaf.attribute("currencyid")).strip())
            .collect(Collectors.joining("; "));
    draft.task(Lead.Task.of("financing", terms));
  }

  private static Stream<XmlElement> leaves(XmlElement element) {
    return element.children().isEmpty()
        ? Stream.of(element).filter(leaf -> !leaf.text().isEmpty())
        : element.children().stream().flatMap(StarLead::leaves);
  }

  private void dates() {
    String earliest = salesLead.textBelow("purchaseearliestdate");
    draft.notes().add("No antes de", earliest);
    draft.notes().add("No después de", salesLead.textBelow("purchaselatestdate"));
    draft.planned(DateReader.instant(earliest));
    draft.notes().add("Fecha de la solicitud", salesLead.textBelow("leadcreationdatetime"));
  }
}
