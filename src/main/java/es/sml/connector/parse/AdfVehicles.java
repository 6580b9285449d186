package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the wanted vehicle and the customer's own vehicles in an ADF prospect. If a sender's fields
 * are empty, they often write labels into a comment instead.
 */
final class AdfVehicles {
  private final XmlElement prospect;
  private final LabelDictionary labels;
  private final LeadDraft draft;
  private final List<AdfVehicle> own = new ArrayList<>();
  private final List<AdfVehicle> wanted = new ArrayList<>();

  AdfVehicles(XmlElement prospect, LabelDictionary labels, LeadDraft draft) {
    this.prospect = prospect;
    this.labels = labels;
    this.draft = draft;
  }

  /** Adds the vehicles to the draft and returns the wanted ones for further checks. */
  List<AdfVehicle> read() {
    sort();
    if (!wanted.isEmpty()) {
      draft.at("vehicle");
      wanted.get(0).want(draft);
      wanted.stream().skip(1).forEach(vehicle -> vehicle.alsoWant(draft));
    }
    boolean unnamedOwn = own.stream().noneMatch(AdfVehicle::isSaid);
    if (!unnamedOwn) {
      draft.at("vehicle[trade-in]");
      own.forEach(vehicle -> draft.task(Lead.Task.appraisal(vehicle.appraise(draft))));
    }
    fromComments(unnamedOwn);
    if (!draft.vehicle().isNamed()) {
      draft.at("vehicle[trade-in]").vehicle().brandModel(draft.appraisedVehicle());
    }
    return wanted;
  }

  private void sort() {
    List<AdfVehicle> all = prospect.children("vehicle").map(AdfVehicle::new).toList();
    boolean oneIsWanted =
        all.stream().anyMatch(v -> v.isSaid() && !v.isCustomersOwn() && !v.isOwnByItsComment());
    for (AdfVehicle vehicle : all) {
      boolean isOwn = vehicle.isCustomersOwn() || (oneIsWanted && vehicle.isOwnByItsComment());
      (isOwn ? own : wanted).add(vehicle);
    }
    own.removeIf(vehicle -> !wanted.isEmpty() && vehicle.mirrors(wanted.get(0)));
  }

  private void fromComments(boolean unnamedOwn) {
    if (draft.vehicle().isNamed() && !unnamedOwn) {
      return;
    }
    FieldValues said =
        new LabelledBlock(labels).read(MailLines.beginning(comments()).lines().toList()).get(0);
    boolean offered = unnamedOwn && !own.isEmpty() && wanted.stream().noneMatch(AdfVehicle::isSaid);
    if (offered) {
      said.allOfTradeIn();
    }
    new LabelledVehicles(said).addTo(draft, !unnamedOwn);
    boolean appraised = draft.hasAppraisal();
    if (!own.isEmpty() && unnamedOwn && !appraised) {
      own.forEach(vehicle -> draft.task(Lead.Task.appraisal(vehicle.appraise(draft))));
    } else if (unnamedOwn) {
      own.forEach(vehicle -> vehicle.appraise(draft)); // for its notes
    }
  }

  private String comments() {
    return comments(prospect).collect(Collectors.joining("\n"));
  }

  private static Stream<String> comments(XmlElement element) {
    return element.children().stream()
        .flatMap(
            child ->
                child.name().equals("comments") || child.name().equals("comment")
                    ? Stream.of(PlainText.ofEither(child.text()))
                    : comments(child));
  }
}
