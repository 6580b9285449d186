package es.sml.connector.sandbox;

/** The vehicle of a lead. */
record Vehicle(long id, Details details) {

  /** A caller's data about a vehicle. Only brand and model are never null. */
  record Details(
      String brandModel,
      String price,
      String km,
      Integer year,
      ReferenceData.GasType gas,
      boolean sold) {
    static final Details NONE = new Details(null, null, null, null, null, false);
  }
}
