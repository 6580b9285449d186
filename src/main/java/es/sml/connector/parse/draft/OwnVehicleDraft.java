package es.sml.connector.parse.draft;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.value.KilometreReader;
import es.sml.connector.parse.value.PlateReader;
import es.sml.connector.parse.value.VehicleOrigin;
import es.sml.connector.parse.value.YearReader;
import es.sml.connector.parse.value.YesOrNo;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collects the customer's own vehicle, which is to be valued. The first value counts. Uncertain
 * values, and values without a field in SML, become notes of its task.
 *
 * <p>Each setter takes a field as the sender wrote it and ignores null and blank.
 */
public final class OwnVehicleDraft {
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
  public Notes notes() {
    return notes;
  }

  boolean isNamed() {
    return brandModel != null;
  }

  /** Brings the name into another form, such as that with its make. */
  void rename(UnaryOperator<String> form) {
    brandModel = isNamed() ? form.apply(brandModel) : null;
  }

  String name() {
    return isNamed() ? brandModel : VehicleDraft.UNSPECIFIED;
  }

  /** Takes make, model and other parts of the vehicle's name. */
  public void brandModel(String... words) {
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
    boolean proven = vehicle.isDescribed();
    if (proven) {
      brandModel(vehicle.bareName());
      year(vehicle.year());
      plate(vehicle.plate());
      kilometres(vehicle.kilometres(), null);
    }
    return proven;
  }

  public void plate(String written) {
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
  public void plateIn(String text) {
    if (plate == null) {
      plate = PlateReader.inProse(text).orElse(null);
    }
  }

  /**
   * Takes the distance driven.
   *
   * @param unit as for {@link KilometreReader#kilometres}
   */
  public void kilometres(String written, String unit) {
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

  public void year(String written) {
    year.add(written, YearReader::year);
  }

  public void fuel(String written) {
    fuel.add(written, said -> FirstValue.line(said).filter(OwnVehicleDraft::isValue));
  }

  public void extras(String written) {
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
  public void origin(String written) {
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
  public void originIn(String text) {
    if (origin == null) {
      origin = VehicleOrigin.inProse(text).orElse(null);
    }
  }

  /** Takes the price that the customer expects. */
  public void expectedPrice(String written) {
    note("Precio del vehículo a tasar", written);
  }

  /** Takes the debt on this vehicle. */
  public void outstandingFinance(String written) {
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
