package es.sml.connector.parse.adf;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelledVehicles;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.draft.VehicleMoves;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the wanted vehicle and the customer's own vehicles in an ADF prospect, also in comments.
 * Leaves out a trade-in that repeats the wanted vehicle.
 */
final class AdfVehicles {
  private final XmlElement prospect;
  private final FieldValues said;
  private final LeadDraft draft;
  private final List<AdfVehicle> own = new ArrayList<>();
  private final List<AdfVehicle> wanted = new ArrayList<>();

  /**
   * Creates a reader.
   *
   * @param said the labelled values in the comments
   */
  AdfVehicles(XmlElement prospect, FieldValues said, LeadDraft draft) {
    this.prospect = prospect;
    this.said = said;
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
      own.forEach(vehicle -> vehicle.appraise(draft.requests().anotherOwnVehicle(), draft));
    }
    fromComments(unnamedOwn);
    if (!draft.vehicle().isNamed()) {
      draft.at("vehicle[trade-in]").vehicle().brandModel(draft.requests().ownVehicleName());
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
    if (!wanted.isEmpty()) {
      own.removeIf(this::isDuplicate);
    }
  }

  /** Returns whether it repeats the wanted vehicle. A note then keeps the values that differ. */
  private boolean isDuplicate(AdfVehicle vehicle) {
    if (!vehicle.mirrors(wanted.get(0))) {
      return false;
    }
    String name = vehicle.brandModel();
    if (!begins(wanted.get(0).brandModel(), name)) {
      draft.notes().add("Vehículo (vehículo a tasar)", name);
    }
    UnreadValues.addTo(draft.notes(), vehicle.element(), "vehículo a tasar");
    return true;
  }

  private static boolean begins(String longer, String name) {
    return Letters.lower(longer + " ").startsWith(Letters.lower(name + " "));
  }

  private void fromComments(boolean unnamedOwn) {
    if (draft.vehicle().isNamed() && !unnamedOwn) {
      return;
    }
    boolean offered = unnamedOwn && !own.isEmpty() && wanted.stream().noneMatch(AdfVehicle::isSaid);
    if (offered) {
      new VehicleMoves(said).allToOwn();
    }
    new LabelledVehicles(said).addTo(draft, !unnamedOwn);
    boolean appraised = draft.requests().hasOwnVehicle();
    if (!own.isEmpty() && unnamedOwn && !appraised) {
      own.forEach(vehicle -> vehicle.appraise(draft.requests().anotherOwnVehicle(), draft));
    } else if (unnamedOwn) {
      own.forEach(vehicle -> vehicle.appraise(draft.requests().ownVehicle(), draft));
    }
  }
}
