package es.sml.connector.parse;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wanted vehicle of a lead being read. Each setter takes a field as the sender wrote it, null
 * and blank meaning nothing; the first value wins, and what cannot be read for certain is noted.
 */
final class VehicleDraft {
  static final String UNSPECIFIED = "Sin especificar";

  private final Notes notes;
  private String brandModel;
  private String substitute = UNSPECIFIED;
  private String price;
  private String kilometres;
  private Integer year;
  private String fuel;

  VehicleDraft(Notes notes) {
    this.notes = notes;
  }

  /** Takes make, model and whatever else names the vehicle. */
  void brandModel(String... words) {
    String joined =
        Stream.of(words)
            .filter(LeadDraft::present)
            .map(LeadDraft::oneLine)
            .distinct()
            .collect(Collectors.joining(" "));
    if (brandModel == null) {
      brandModel = joined.isEmpty() ? null : joined;
    } else if (!brandModel.equals(joined)) {
      notes.add("Otro vehículo", joined);
    }
  }

  boolean isNamed() {
    return brandModel != null;
  }

  /** Names the vehicle by a mail's subject if it is named nowhere else. */
  void substitute(String subject) {
    substitute = LeadDraft.oneLine(subject);
  }

  void price(String written) {
    if (!LeadDraft.present(written) || PriceReader.isZero(written)) {
      return;
    }
    String euros = PriceReader.euros(written).orElse(null);
    if (price == null && euros != null) {
      price = euros;
    } else if (euros == null || !euros.equals(price)) {
      notes.add("Precio", written);
    }
  }

  /**
   * Takes how far it has been driven.
   *
   * @param unit as for {@link KilometreReader#kilometres}
   */
  void kilometres(String written, String unit) {
    if (!LeadDraft.present(written)) {
      return;
    }
    String read = KilometreReader.kilometres(written, unit).orElse(null);
    if (kilometres == null && read != null) {
      kilometres = read;
    } else if (read == null || !read.equals(kilometres)) {
      notes.add("Kilómetros", LeadDraft.present(unit) ? written + " " + unit : written);
    }
  }

  void year(String written) {
    if (!LeadDraft.present(written)) {
      return;
    }
    Integer read = YearReader.year(written).orElse(null);
    if (year == null && read != null) {
      year = read;
    } else if (read == null || !read.equals(year)) {
      notes.add("Año", written);
    }
  }

  void fuel(String written) {
    if (fuel == null && LeadDraft.present(written)) {
      fuel = LeadDraft.oneLine(written);
    }
  }

  /** The vehicle, which SML demands: an unknown one is called so. */
  Lead.Vehicle toVehicle() {
    return new Lead.Vehicle(
        brandModel == null ? substitute : brandModel,
        price,
        kilometres,
        year,
        fuel == null ? null : NameOrId.ofName(fuel),
        null);
  }
}
