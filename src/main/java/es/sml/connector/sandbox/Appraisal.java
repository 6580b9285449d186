package es.sml.connector.sandbox;

/** The client's own vehicle, to be valued in a task. */
record Appraisal(long id, Details details) {

  /** A caller's data about the vehicle. Only brand and model are never null. */
  record Details(
      String brandModel,
      String licensePlate,
      String km,
      Integer year,
      ReferenceData.GasType gas,
      String extras,
      String origin) {
    static final Details NONE = new Details(null, null, null, null, null, null, null);
  }
}
