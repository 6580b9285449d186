package es.sml.connector.sandbox;

/** The person interested in a vehicle, stored with one lead. */
record Client(long id, Details details) {

  /** A caller's data about a client. Only the name is never null. */
  record Details(
      String name,
      String phone,
      String email,
      ReferenceData.Province province,
      ReferenceData.Locality location) {
    static final Details NONE = new Details(null, null, null, null, null);
  }
}
