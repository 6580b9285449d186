package es.sml.connector.ledger;

/**
 * The id of a lead in the sender's program, as the ledger stores it: whole, and without the
 * program's name.
 *
 * @param whole the id, such as "MiCRM:CRM-6001"; null if there is none
 */
record ExternalId(String whole) {
  static ExternalId of(String id) {
    return new ExternalId(id == null || id.isBlank() ? null : id);
  }

  /** Returns the id without the program's name, such as "CRM-6001"; null if it has no such name. */
  String bare() {
    int colon = whole == null ? -1 : whole.indexOf(':');
    return colon < 0 || colon == whole.length() - 1 ? null : whole.substring(colon + 1);
  }
}
