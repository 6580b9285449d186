package es.sml.connector.parse;

import static es.sml.connector.parse.LeadDraft.present;

import es.sml.connector.parse.text.Letters;
import java.util.List;

/** Reads one ADF prospect into a draft. */
final class AdfProspect {
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
    new AdfSender(prospect, message, draft).read();
    prospect.child("customer").ifPresent(customer -> new AdfCustomer(customer, draft).read());
    comments(prospect);
    FieldValues said = LabelledBlock.inText(allComments(prospect), labels);
    List<AdfVehicle> wanted = new AdfVehicles(prospect, said, draft).read();
    if (!draft.vehicle().isNamed()) {
      vehicleFromSubject();
    }
    requests(wanted);
    new LabelledRequests(said).addRequestsTo(draft);
    draft.notes().add("Fecha de la solicitud", prospect.textOf("requestdate"));
    for (String score : List.of("score", "leadscore")) {
      prospect.children(score).forEach(s -> draft.handling().score(s.line()));
    }
    prospect.children("salesperson").forEach(s -> draft.handling().salesperson(s.line()));
    UnreadValues.addTo(draft.notes(), prospect, "");
    return draft;
  }

  private void comments(XmlElement element) {
    for (String name : List.of("comments", "comment")) {
      element.children(name).forEach(c -> draft.message(PlainText.ofEither(c.text())));
    }
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

  private void vehicleFromSubject() {
    String subject = message.subject();
    if (present(subject) && subject.length() <= LONGEST_VEHICLE_FROM_SUBJECT) {
      draft.vehicle().substitute(subject, "the mail's subject");
    } else {
      draft.notes().add("Asunto", subject);
    }
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
