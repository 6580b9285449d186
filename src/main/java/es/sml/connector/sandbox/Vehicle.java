package es.sml.connector.sandbox;

/** The vehicle a lead is about. */
record Vehicle(long id, Details details) {

  /** What a caller says about a vehicle; only brand and model are never null. */
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
