package es.sml.connector.parse.field;

/** The owner or the kind of a value that is no field of a lead. It stays a note. */
public enum LabelRole {
  /** The dealer's own name, address or number. */
  DEALER,
  /** A salesperson, an advertiser or another person who handles the enquiry. */
  SELLER,
  /** A company, a bank or an insurer. */
  COMPANY,
  /** The page of the form or of the advertisement. Its address may name the vehicle. */
  PAGE,
  /** The name of the form, which may name a request. */
  FORM,
  CONSENT,
  /** Data about the form, the visit or the call, such as an IP address or a duration. */
  TECHNICAL,
  /** The day or the time of the enquiry's arrival. */
  RECEIVED,
  /** The subject of the form's message. */
  SUBJECT,
  /** The number of an identity document or of a chassis. */
  DOCUMENT,
  /** A personal detail without a field, such as a form of address or a date of birth. */
  PERSON,
  /** A detail of a vehicle or of its payment without a field, such as its colour. */
  CAR_DETAIL
}
