package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;

/** The person interested in a vehicle, stored with one lead. */
public record SandboxClient(long id, Details details) {

  /** A caller's data about a client. Only the name is never null. */
  public record Details(
      String name,
      String phone,
      String email,
      SandboxReferenceData.Province province,
      SandboxReferenceData.Locality location) {
    public static final Details NONE = new Details(null, null, null, null, null);
  }
}
