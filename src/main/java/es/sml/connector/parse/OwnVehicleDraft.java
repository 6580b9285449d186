package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Collects the customer's own vehicle, which is to be valued. Each setter takes a field as the
 * sender wrote it and ignores null and blank. The first value counts. Uncertain values, and values
 * without a field in SML, become notes of its task.
 */
final class OwnVehicleDraft {
  private final Notes notes;
  private final FirstValue<Integer> year;
  private final FirstValue<String> fuel;
  private final Set<String> extras = new LinkedHashSet<>();
  private String brandModel;
  private String plate;
  private String kilometres;
  private VehicleOrigin origin;

  OwnVehicleDraft(Notes notes) {
    this.notes = notes;
    this.year = new FirstValue<>(notes, "Año");
    this.fuel = new FirstValue<>(notes, "Combustible");
  }

  /** Returns the notes of its task. */
  Notes notes() {
    return notes;
  }

  boolean isNamed() {
    return brandModel != null;
  }

  String name() {
    return isNamed() ? brandModel : VehicleDraft.UNSPECIFIED;
  }

  /** Takes make, model and other parts of the vehicle's name. */
  void brandModel(String... words) {
    String joined = VehicleText.joined(words);
    if (joined.length() > FieldValues.LONGEST) {
      notes.add("Vehículo", joined);
    } else if (brandModel == null && !joined.isEmpty()) {
      brandModel = joined;
    } else if (!joined.equals(brandModel)) {
      notes.add("Vehículo", joined);
    }
  }

  /**
   * Takes a vehicle in one line of text, if a year, a plate or kilometres prove that it is one.
   * Returns whether it is.
   */
  boolean described(String text) {
    VehicleText vehicle = VehicleText.of(text);
    boolean proven =
        !(vehicle.year() + vehicle.plate() + vehicle.kilometres()).isEmpty()
            && !vehicle.name().isEmpty();
    if (proven) {
      brandModel(vehicle.bareName());
      year(vehicle.year());
      plate(vehicle.plate());
      kilometres(vehicle.kilometres(), null);
    }
    return proven;
  }

  void plate(String written) {
    if (LeadDraft.present(written)) {
      String read = PlateReader.anyPlate(written).orElse(null);
      if (plate == null && read != null) {
        plate = read;
      } else if (read == null || !read.equals(plate)) {
        notes.add("Matrícula", written);
      }
    }
  }

  /** Takes the only plate in running text, if there is one. The text is kept elsewhere. */
  void plateIn(String text) {
    if (plate == null) {
      plate = PlateReader.inProse(text).orElse(null);
    }
  }

  /**
   * Takes the distance driven.
   *
   * @param unit as for {@link KilometreReader#kilometres}
   */
  void kilometres(String written, String unit) {
    if (LeadDraft.present(written)) {
      String read = KilometreReader.kilometres(written, unit).orElse(null);
      boolean exact = read != null && Character.isDigit(written.strip().charAt(0));
      boolean first = kilometres == null && read != null;
      if (!exact || !(first || read.equals(kilometres))) {
        notes.add("Kilómetros", LeadDraft.present(unit) ? written + " " + unit : written);
      }
      kilometres = first ? read : kilometres;
    }
  }

  void year(String written) {
    year.take(written, YearReader::year);
  }

  void fuel(String written) {
    fuel.take(written, said -> FirstValue.line(said).filter(OwnVehicleDraft::isValue));
  }

  void extras(String written) {
    if (LeadDraft.present(written)) {
      String line = LeadDraft.oneLine(written);
      if (isValue(String.join(", ", extras) + line)) {
        extras.add(line);
      } else {
        notes.add("Extras", written);
      }
    }
  }

  private static boolean isValue(String line) {
    return line.length() <= FieldValues.LONGEST && YesOrNo.of(line) != YesOrNo.NO;
  }

  /** Takes the country or kind of origin. Words that are not certain become a note. */
  void origin(String written) {
    if (LeadDraft.present(written)) {
      VehicleOrigin read = VehicleOrigin.of(written).orElse(null);
      boolean first = origin == null && read != null;
      if (read == null || !(first || read == origin) || !read.isAllOf(written)) {
        notes.add("Origen", written);
      }
      origin = first ? read : origin;
    }
  }

  /** Takes the origin that running text about this vehicle states. The text is kept elsewhere. */
  void originIn(String text) {
    if (origin == null) {
      origin = VehicleOrigin.inProse(text).orElse(null);
    }
  }

  /** Takes the price that the customer expects. */
  void expectedPrice(String written) {
    note("Precio del vehículo a tasar", written);
  }

  /** Takes the debt on this vehicle. */
  void outstandingFinance(String written) {
    note("Financiación pendiente", written);
  }

  private void note(String label, String written) {
    if (LeadDraft.present(written)) {
      notes.add(label, written);
    }
  }

  /** Returns the appraisal. SML requires a name, so an unknown one gets a fixed text. */
  Lead.Appraisal toAppraisal() {
    return new Lead.Appraisal(
        name(),
        plate,
        kilometres,
        year.get(),
        NameOrId.ofNameOrNull(fuel.get()),
        extras.isEmpty() ? null : String.join(", ", extras),
        origin == null ? null : origin.written());
  }
}
