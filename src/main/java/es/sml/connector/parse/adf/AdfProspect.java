package es.sml.connector.parse.adf;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.contact.WhatsappWish;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LabelledRequests;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.labelled.LabelledBlock;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.request.TaskType;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads one ADF prospect into a draft. Decides when it asks for a test drive, financing or
 * WhatsApp.
 */
final class AdfProspect {
  private final XmlElement prospect;
  private final MessageContent message;
  private final LabelDictionary labels;
  private final Vocabulary vocabulary;
  private final LeadDraft draft = new LeadDraft();

  /**
   * Creates a reader of that prospect.
   *
   * @param message the message of the prospect; its sender replaces a missing provider
   * @param labels of values that a sender writes into a comment
   * @param vocabulary for the customer's words in a comment
   */
  AdfProspect(
      XmlElement prospect, MessageContent message, LabelDictionary labels, Vocabulary vocabulary) {
    this.prospect = prospect;
    this.message = message;
    this.labels = labels;
    this.vocabulary = vocabulary;
  }

  LeadDraft read() {
    new AdfSender(prospect, message, draft).read();
    String allComments = allComments(prospect);
    draft.customer().people(vocabulary.people());
    PhoneCountries countries = vocabulary.contacts().countries(message, () -> allComments);
    prospect
        .child("customer")
        .ifPresent(customer -> new AdfCustomer(customer, draft, countries).read());
    comments(prospect).forEach(draft::message);
    FieldValues said = LabelledBlock.inText(allComments, labels);
    List<AdfVehicle> wanted = new AdfVehicles(prospect, said, draft).read();
    if (!draft.vehicle().isNamed()) {
      draft
          .notes()
          .add("Asunto", message.subject()); // a program's subject names no car for certain
    }
    requests(wanted);
    new LabelledRequests(said).addRequestsTo(draft);
    new UnlabelledReader(vocabulary)
        .addTo(draft, UnlabelledReader.Texts.ofWords(allComments, "", ""));
    if (WhatsappWish.isIn(allComments)) {
      draft.requests().prefer(Media.WHATSAPP);
    }
    draft.notes().add("Fecha de la solicitud", prospect.textOf("requestdate"));
    prospect.children("score", "leadscore").forEach(s -> draft.handling().score(s.line()));
    prospect.children("salesperson").forEach(s -> draft.handling().salesperson(s.line()));
    UnreadValues.addTo(draft.notes(), prospect, "");
    return draft;
  }

  /** Returns the comments directly in an element. */
  static Stream<String> comments(XmlElement element) {
    return element
        .children("comments", "comment")
        .map(comment -> PlainText.ofEither(comment.text()));
  }

  /** Returns the comments at any depth, which do not count as read. */
  private static String allComments(XmlElement element) {
    StringBuilder all = new StringBuilder();
    for (XmlElement child : element.children()) {
      boolean comment = child.name().equals("comments") || child.name().equals("comment");
      all.append(comment ? PlainText.ofEither(child.peek()) + "\n" : allComments(child));
    }
    return all.toString();
  }

  private void requests(List<AdfVehicle> wanted) {
    String provider = Letters.lower(draft.provider());
    if (wanted.stream().anyMatch(vehicle -> vehicle.interest().equals("testdrive"))
        || provider.contains("test drive")
        || provider.contains("prueba de conducción")) {
      draft.requests().add(RequestedTask.TEST_DRIVE);
    }
    prospect.children("finance").forEach(finance -> new AdfFinance(finance).request(draft));
    if (!draft.requests().has(TaskType.FINANCING)
        && wanted.stream().anyMatch(vehicle -> vehicle.interest().equals("lease"))) {
      draft.requests().add(RequestedTask.FINANCING).description("Leasing");
    }
    prospect
        .child("customer")
        .flatMap(customer -> customer.child("timeframe"))
        .ifPresent(timeframe -> new AdfTimeframe(timeframe, draft).read());
  }
}
