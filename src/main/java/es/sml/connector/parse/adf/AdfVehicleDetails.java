package es.sml.connector.parse.adf;

import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.xml.UnreadValues;
import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds notes for the values of an ADF vehicle without a field in SML: VIN, doors, colours, options
 * and others.
 */
final class AdfVehicleDetails {
  private static final int LONGEST_NAME = 100;

  /** Children that become a note, with Spanish labels. */
  private static final Map<String, String> NOTED =
      Map.of(
          "vin", "VIN",
          "stock", "Referencia de stock",
          "stocknumber", "Referencia de stock",
          "doors", "Puertas",
          "bodystyle", "Carrocería",
          "transmission", "Cambio",
          "condition", "Estado del vehículo",
          "imagetag", "Imagen",
          "pricecomments", "Sobre el precio",
          "pricecomment", "Sobre el precio");

  private final XmlElement vehicle;
  private final Notes notes;
  private final String whose;

  /**
   * Creates a writer of notes.
   *
   * @param whose the vehicle's name or kind, for each label; empty for the wanted one
   */
  AdfVehicleDetails(XmlElement vehicle, Notes notes, String whose) {
    this.vehicle = vehicle;
    this.notes = notes;
    this.whose = Letters.start(whose, LONGEST_NAME);
  }

  /** Adds the details that no reader took. */
  void add() {
    add("Nuevo o usado", vehicle.attribute("status"));
    AdfIds.of(vehicle).forEach(id -> add("Referencia del vehículo", id));
    boolean coloursVary = vehicle.children("colorcombination").skip(1).findAny().isPresent();
    for (XmlElement child : vehicle.children()) {
      switch (child.name()) {
        case "colorcombination" -> colours(child, coloursVary);
        case "odometer" -> add("Cuentakilómetros", child.attribute("status"));
        default -> {
          if (NOTED.containsKey(child.name())) {
            add(NOTED.get(child.name()), child.line());
          }
        }
      }
    }
    UnreadValues.addTo(notes, vehicle, whose);
  }

  private void colours(XmlElement combination, boolean several) {
    String preference = combination.textOf("preference");
    String order = several && !preference.isEmpty() ? " (preferencia " + preference + ")" : "";
    colour("Color exterior", combination.textOf("exteriorcolor"), order);
    colour("Color interior", combination.textOf("interiorcolor"), order);
  }

  private void colour(String label, String colour, String order) {
    if (LeadDraft.present(colour)) {
      add(label, colour + order);
    }
  }

  /** Returns each option in one line, with its price. */
  List<String> options() {
    return vehicle.children("option").map(AdfVehicleDetails::option).toList();
  }

  private static String option(XmlElement option) {
    return option.children().stream()
        .filter(child -> !child.isBlank())
        .map(AdfVehicleDetails::ofOption)
        .collect(Collectors.joining(", "));
  }

  private static String ofOption(XmlElement child) {
    if (child.name().equals("optionname")) {
      return child.line();
    }
    Stream<String> words =
        Stream.concat(
            Stream.of(child.name(), child.line()),
            Stream.of("currency", "type").map(child::attribute));
    return words.filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }

  /** Adds a note with the vehicle in its label. */
  void add(String label, String value) {
    notes.add(whose.isEmpty() ? label : label + " (" + whose + ")", value);
  }
}
