package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;

/** The vehicle of a lead. */
public record SandboxVehicle(long id, Details details) {

  /** A caller's data about a vehicle. Only brand and model are never null. */
  public record Details(
      String brandModel,
      String price,
      String km,
      Integer year,
      SandboxReferenceData.GasType gas,
      boolean sold) {
    public static final Details NONE = new Details(null, null, null, null, null, false);
  }
}
