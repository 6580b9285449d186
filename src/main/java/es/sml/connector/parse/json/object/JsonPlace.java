package es.sml.connector.parse.json.object;

import es.sml.connector.parse.field.LeadField;

/**
 * A place in the JSON of a lead.
 *
 * @param path for people: the names of the objects around it and its own
 * @param role the owner of its data
 * @param field the meaning of its value, or of an object's value; null if unknown
 * @param generic true if its name says nothing, as "question_3"
 * @param asked true if it is the answer to a question, so that it is the customer's
 * @param vague true if the object around it may be of anything, so that its name may be no person's
 */
public record JsonPlace(
    String path, JsonRole role, LeadField field, boolean generic, boolean asked, boolean vague) {
  public static final JsonPlace ROOT = new JsonPlace("", JsonRole.CUSTOMER, null, false);

  public JsonPlace(String path, JsonRole role, LeadField field, boolean generic) {
    this(path, role, field, generic, false, false);
  }

  public JsonPlace as(LeadField other) {
    return new JsonPlace(path, role, other, generic, asked, vague);
  }

  public JsonPlace of(JsonRole other) {
    return new JsonPlace(path, other, field, generic, asked, vague);
  }

  public JsonPlace ofQuestion() {
    return new JsonPlace(path, role, field, generic, true, vague);
  }

  public JsonPlace named(String name) {
    return new JsonPlace(
        path.isEmpty() ? name : path + "." + name, role, field, generic, asked, vague);
  }

  public JsonPlace vague(boolean may) {
    return new JsonPlace(path, role, field, generic, asked, may);
  }
}
