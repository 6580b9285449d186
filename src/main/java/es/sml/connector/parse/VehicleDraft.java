package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.text.Letters;

/**
 * Collects the wanted vehicle of a lead. Each setter takes a field as the sender wrote it and
 * ignores null and blank. The first value counts, and uncertain values become notes.
 */
final class VehicleDraft {
  static final String UNSPECIFIED = "Sin especificar";

  private final Notes notes;
  private final Origins origins;
  private final FirstValue<Integer> year;
  private final FirstValue<String> fuel;
  private String brandModel;
  private String substitute;
  private String substituteFrom;
  private String price;
  private String kilometres;

  VehicleDraft(Notes notes, Origins origins) {
    this.notes = notes;
    this.origins = origins;
    this.year = new FirstValue<>(notes, "Año");
    this.fuel = new FirstValue<>(notes, "Combustible");
  }

  /** Takes make, model and other parts of the vehicle's name. */
  void brandModel(String... words) {
    String joined = VehicleText.joined(words);
    if (joined.length() > FieldValues.LONGEST) {
      notes.add("Vehículo", joined);
    } else if (brandModel == null) {
      if (!joined.isEmpty()) {
        brandModel = joined;
        origins.took("vehicle.brandModel");
      }
    } else if (!brandModel.equals(joined)) {
      notes.add("Otro vehículo", joined);
    }
  }

  /** Returns whether the name consists only of that word. */
  boolean isNamed(String word) {
    return brandModel != null && Letters.words(brandModel).stream().allMatch(word::equals);
  }

  boolean isNamed() {
    return brandModel != null;
  }

  /**
   * Names the vehicle if it has no other name.
   *
   * @param from the origin of the name, for people
   */
  void substitute(String name, String from) {
    substitute = LeadDraft.oneLine(name);
    substituteFrom = from;
  }

  void price(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    String euros = PriceReader.euros(written).orElse(null);
    if (euros == null && PriceReader.isZero(written)) {
      return;
    }
    if (price == null && euros != null) {
      price = euros;
      origins.took("vehicle.price");
    } else if (euros == null || !euros.equals(price)) {
      notes.add("Precio", written);
    }
  }

  /**
   * Takes the distance driven.
   *
   * @param unit as for {@link KilometreReader#kilometres}
   */
  void kilometres(String written, String unit) {
    if (!LeadDraft.present(written)) {
      return;
    }
    String read = KilometreReader.kilometres(written, unit).orElse(null);
    boolean roughly = read != null && !Character.isDigit(written.strip().charAt(0));
    if (roughly) {
      notes.add("Kilómetros", written);
    }
    if (kilometres == null && read != null) {
      kilometres = read;
      origins.took("vehicle.kilometres");
    } else if (read == null || !read.equals(kilometres)) {
      notes.add("Kilómetros", LeadDraft.present(unit) ? written + " " + unit : written);
    }
  }

  void year(String written) {
    if (year.take(written, YearReader::year)) {
      origins.took("vehicle.year");
    }
  }

  void fuel(String written) {
    if (fuel.take(written, FirstValue::line)) {
      origins.took("vehicle.fuel");
    }
  }

  /** Takes the wanted vehicle's plate as a note, because SML has no field for it. */
  void plate(String written) {
    if (LeadDraft.present(written)) {
      notes.add("Matrícula", PlateReader.plate(written).orElse(written));
    }
  }

  /** Returns the vehicle. SML requires a name, so an unknown one gets a fixed text. */
  Lead.Vehicle toVehicle() {
    return new Lead.Vehicle(
        name(), price, kilometres, year.get(), NameOrId.ofNameOrNull(fuel.get()), null);
  }

  private String name() {
    if (brandModel != null || substitute == null) {
      return brandModel == null ? UNSPECIFIED : brandModel;
    }
    origins.standsIn("vehicle.brandModel", substituteFrom);
    return substitute;
  }
}
