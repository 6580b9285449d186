package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;

/**
 * A place in the JSON of a lead.
 *
 * @param path for people: the names of the objects around it and its own
 * @param role the owner of its data
 * @param field the meaning of its value, or of an object's value; null if unknown
 * @param generic true if its name says nothing, as "question_3"
 * @param asked true if it is the answer to a question, so that it is the customer's
 */
record JsonPlace(String path, JsonRole role, LeadField field, boolean generic, boolean asked) {
  static final JsonPlace ROOT = new JsonPlace("", JsonRole.CUSTOMER, null, false, false);

  JsonPlace(String path, JsonRole role, LeadField field, boolean generic) {
    this(path, role, field, generic, false);
  }

  JsonPlace as(LeadField other) {
    return new JsonPlace(path, role, other, generic, asked);
  }

  JsonPlace of(JsonRole other) {
    return new JsonPlace(path, other, field, generic, asked);
  }

  JsonPlace ofQuestion() {
    return new JsonPlace(path, role, field, generic, true);
  }

  JsonPlace named(String name) {
    return new JsonPlace(path.isEmpty() ? name : path + "." + name, role, field, generic, asked);
  }
}
