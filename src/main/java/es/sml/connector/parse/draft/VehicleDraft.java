package es.sml.connector.parse.draft;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.KilometreReader;
import es.sml.connector.parse.value.PlateReader;
import es.sml.connector.parse.value.PriceReader;
import es.sml.connector.parse.value.YearReader;
import java.util.function.UnaryOperator;

/**
 * Collects the wanted vehicle of a lead. Decides what stands in for a missing name. The first value
 * counts, and uncertain values and the plate become notes.
 *
 * <p>Each setter takes a field as the sender wrote it and ignores null and blank.
 */
public final class VehicleDraft {
  public static final String UNSPECIFIED = "Sin especificar";

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
  public void brandModel(String... words) {
    String joined = VehicleText.joined(words);
    if (joined.length() > FieldValues.LONGEST) {
      notes.add("Vehículo", joined);
    } else if (brandModel == null) {
      if (!joined.isEmpty()) {
        brandModel = joined;
        origins.recordSource("vehicle.brandModel");
      }
    } else if (!brandModel.equals(joined)) {
      notes.add("Otro vehículo", joined);
    }
  }

  /** Brings the name into another form, such as that with its make. */
  void rename(UnaryOperator<String> form) {
    brandModel = brandModel == null ? null : form.apply(brandModel);
  }

  /** Returns whether the name consists only of that word. */
  boolean isNamed(String word) {
    return brandModel != null && Letters.words(brandModel).stream().allMatch(word::equals);
  }

  public boolean isNamed() {
    return brandModel != null;
  }

  /**
   * Names the vehicle if it has no other name.
   *
   * @param from the origin of the name, for people
   */
  public void substitute(String name, String from) {
    substitute = LeadDraft.oneLine(name);
    substituteFrom = from;
  }

  public void price(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    String euros = PriceReader.euros(written).orElse(null);
    if (euros == null && PriceReader.isZero(written)) {
      return;
    }
    if (price == null && euros != null) {
      price = euros;
      origins.recordSource("vehicle.price");
    } else if (euros == null || !euros.equals(price)) {
      notes.add("Precio", written);
    }
  }

  /**
   * Takes the distance driven.
   *
   * @param unit as for {@link KilometreReader#kilometres}
   */
  public void kilometres(String written, String unit) {
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
      origins.recordSource("vehicle.kilometres");
    } else if (read == null || !read.equals(kilometres)) {
      notes.add("Kilómetros", LeadDraft.present(unit) ? written + " " + unit : written);
    }
  }

  public void year(String written) {
    if (year.add(written, YearReader::year)) {
      origins.recordSource("vehicle.year");
    }
  }

  public void fuel(String written) {
    if (fuel.add(written, FirstValue::line)) {
      origins.recordSource("vehicle.fuel");
    }
  }

  /** Takes the wanted vehicle's plate as a note, because SML has no field for it. */
  public void plate(String written) {
    if (LeadDraft.present(written)) {
      notes.add("Matrícula", PlateReader.plate(written).orElse(written));
    }
  }

  /** Returns the vehicle. SML requires a name, so an unknown one gets a fixed text. */
  Lead.Vehicle toVehicle() {
    return new Lead.Vehicle(
        name(), price, kilometres, year.get(), NameOrId.ofNameOrNull(fuel.get()), null);
  }

  /** Returns the name; a fixed text if it is unknown. */
  public String name() {
    if (brandModel != null || substitute == null) {
      return brandModel == null ? UNSPECIFIED : brandModel;
    }
    origins.standsIn("vehicle.brandModel", substituteFrom);
    return substitute;
  }
}
