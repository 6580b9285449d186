package es.sml.connector.parse.draft;

import es.sml.connector.parse.result.Notes;

/**
 * Adds a note for each value of one more vehicle that the customer wants, because SML has one
 * wanted vehicle only.
 *
 * @param name may be empty
 */
public record SecondVehicle(Notes notes, String name) {
  static final String LABEL = "También interesa";

  public SecondVehicle price(String written) {
    return with("Precio", written);
  }

  /**
   * Takes the distance driven.
   *
   * @param unit null or empty if the sender wrote none
   */
  public SecondVehicle kilometres(String written, String unit) {
    return with("Kilómetros", LeadDraft.present(unit) ? written + " " + unit : written);
  }

  public SecondVehicle year(String written) {
    return with("Año", written);
  }

  public SecondVehicle fuel(String written) {
    return with("Combustible", written);
  }

  /** Adds "label (vehicle): value". */
  public SecondVehicle with(String label, String written) {
    if (LeadDraft.present(written)) {
      notes.add(label + " (" + (name.isEmpty() ? "otro vehículo" : name) + ")", written);
    }
    return this;
  }
}
