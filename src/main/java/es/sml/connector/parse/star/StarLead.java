package es.sml.connector.parse.star;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.contact.WhatsappWish;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledRequests;
import es.sml.connector.parse.draft.LabelledVehicles;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.labelled.LabelledBlock;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one SalesLead of a STAR message into a draft. Decides which vehicles are wanted and which
 * are the customer's own, and when it asks for financing.
 */
final class StarLead {
  private final XmlElement salesLead;
  private final StarEnvelope envelope;
  private final MessageContent message;
  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final LeadDraft draft = new LeadDraft();

  /**
   * Creates a reader of that lead.
   *
   * @param envelope of the message; its sender is the provider
   * @param message the message of the lead; its sender and subject replace missing values
   * @param labels of values that a sender writes into a comment
   * @param vocabulary for the customer's words in a comment
   */
  StarLead(
      XmlElement salesLead,
      StarEnvelope envelope,
      MessageContent message,
      LabelDictionary labels,
      Vocabulary vocabulary) {
    this.salesLead = salesLead;
    this.envelope = envelope;
    this.message = message;
    this.labels = labels;
    this.vocabulary = vocabulary;
  }

  LeadDraft read() {
    new StarSender(salesLead, envelope, draft).read(message.senderDomain());
    salesLead
        .descendants(
            "prospectparty",
            "consumerparty",
            "customerparty",
            "individualprospect",
            "organizationalprospect")
        .forEach(party -> new StarParty(party, draft).read());
    salesLead
        .descendants("customercomments", "leadcomments", "leaddescription")
        .forEach(comment -> draft.message(PlainText.ofEither(comment.text())));
    String comments = comments();
    FieldValues said = LabelledBlock.inText(comments, labels);
    vehicles(said);
    requests();
    draft.customer().people(vocabulary.people());
    new UnlabelledReader(vocabulary).addTo(draft, UnlabelledReader.Texts.ofWords(words(), "", ""));
    new LabelledRequests(said).addRequestsTo(draft);
    dates();
    UnreadValues.addTo(draft.notes(), salesLead, "");
    return draft;
  }

  /** B buys, L leases, S sells, T trades in; other words are unusual; empty if unknown. */
  private String interest() {
    return Letters.upper(salesLead.textBelow("leadinterestcode"));
  }

  private void vehicles(FieldValues said) {
    Set<XmlElement> earlier =
        salesLead
            .descendants("previouslyowneditem")
            .flatMap(item -> item.descendants("ownedvehicledetail"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    earlier.stream().flatMap(StarVehicle::in).forEach(vehicle -> vehicle.note(draft));
    List<StarVehicle> owned =
        salesLead
            .descendants("ownedvehicledetail", "currentlyowneditem", "tradein", "tradeininfo")
            .filter(detail -> !earlier.contains(detail))
            .flatMap(StarVehicle::in)
            .toList();
    List<StarVehicle> items =
        salesLead
            .descendants(
                "salesleadvehiclelineitem",
                "salesleadboatlineitem",
                "vehiclelineitem",
                "vehicleinfo",
                "vehicleofinterest",
                "vehicleinterest",
                "interestedvehicle",
                "desiredvehicle",
                "requestedvehicle",
                "detail",
                "salesleadinfo")
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
      vehicle.appraise(draft.requests().anotherOwnVehicle(), draft);
    }
    new LabelledVehicles(said).addTo(draft, !owned.isEmpty());
    if (!draft.vehicle().isNamed()) {
      draft.vehicle().brandModel(draft.requests().ownVehicleName());
    }
  }

  // A vehicle's note is the dealer's.
  private String words() {
    return salesLead
        .descendants("customercomments", "leadcomments", "leaddescription")
        .map(comment -> PlainText.ofEither(comment.peek()))
        .collect(Collectors.joining("\n"));
  }

  private String comments() {
    String comments =
        salesLead
            .descendants("customercomments", "leadcomments", "leaddescription", "vehiclenote")
            .map(comment -> PlainText.ofEither(comment.peek()))
            .collect(Collectors.joining("\n"));
    if (WhatsappWish.isIn(comments)) {
      draft.requests().prefer(Media.WHATSAPP);
    }
    return comments;
  }

  private void requests() {
    salesLead
        .descendants("leadrequesttypestring", "leadrequesttype", "leadrequesttypecode")
        .forEach(type -> new UnlabelledReader(vocabulary).addTitle(draft, type.peek()));
    salesLead
        .descendants("financing")
        .forEach(financing -> draft.requests().financing(StarTerms.of(financing)));
    String interest = interest();
    if (interest.length() > 1) {
      draft.requests().request(salesLead.textBelow("leadinterestcode"));
    }
    if (interest.startsWith("L") && !draft.requests().has(TaskType.FINANCING)) {
      draft.requests().add(RequestedTask.FINANCING).description("Leasing");
    }
    salesLead
        .descendants("appointmentdatetime", "appointmentdate", "appointment")
        .forEach(time -> draft.requests().ask(RequestedTask.APPOINTMENT, time.line()));
    salesLead
        .descendants("salespersonname")
        .forEach(name -> draft.handling().salesperson(name.line()));
    salesLead
        .descendants("leadscore", "leadrating")
        .forEach(score -> draft.handling().score(score.line()));
  }

  private void dates() {
    draft.notes().add("No antes de", salesLead.textBelow("purchaseearliestdate"));
    draft.notes().add("No después de", salesLead.textBelow("purchaselatestdate"));
    draft.notes().add("Fecha de la solicitud", salesLead.textBelow("leadcreationdatetime"));
  }
}
