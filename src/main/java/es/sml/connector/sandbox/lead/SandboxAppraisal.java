package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;

/** The client's own vehicle, to be valued in a task. */
public record SandboxAppraisal(long id, Details details) {

  /** A caller's data about the vehicle. Only brand and model are never null. */
  public record Details(
      String brandModel,
      String licensePlate,
      String km,
      Integer year,
      SandboxReferenceData.GasType gas,
      String extras,
      String origin) {
    public static final Details NONE = new Details(null, null, null, null, null, null, null);
  }
}
