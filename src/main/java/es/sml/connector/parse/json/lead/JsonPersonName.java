package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonRole;
import es.sml.connector.parse.json.object.JsonShape;
import java.util.List;

/** Reads the name of a person that an object holds in parts. */
final class JsonPersonName {
  private static final String[] FIRST = {
    "first", "firstName", "first_name", "firstname", "given", "givenName", "given_name", "nombre"
  };
  private static final String[] MIDDLE = {"middle", "middleName", "middle_name"};
  private static final String[] LAST = {
    "last",
    "lastName",
    "last_name",
    "lastname",
    "family",
    "familyName",
    "family_name",
    "surname",
    "apellidos",
    "apellido"
  };
  private static final String[] WHOLE = {
    "full", "fullName", "full_name", "formatted", "display", "displayName", "name", "value", "text"
  };

  private final FormAnswers form;

  JsonPersonName(FormAnswers form) {
    this.form = form;
  }

  /** Returns whether the object of that place is the customer's name. */
  boolean isName(JsonPlace place, JsonNode object) {
    boolean named =
        place.field() == LeadField.NAME
            || (place.generic() && place.field() == null && place.role() == JsonRole.CUSTOMER);
    return named
        && object.isObject()
        && !(part(object, FIRST) + part(object, LAST) + part(object, WHOLE)).isEmpty()
        && !object.has("email")
        && !object.has("phone");
  }

  /** Adds a part of the name such as {"kind": "family", "text": "…"}; returns whether it is one. */
  boolean addPart(JsonPlace place, JsonNode object) {
    String kind = place.field() == LeadField.NAME ? JsonShape.kind(object) : "";
    boolean first = List.of(FIRST).contains(kind);
    String text = first || List.of(LAST).contains(kind) ? JsonShape.valueOfKind(object) : "";
    form.put(place.as(first ? LeadField.FIRST_NAME : LeadField.SURNAME), text.strip());
    return !text.isBlank();
  }

  void add(JsonPlace place, JsonNode object) {
    String first = (part(object, FIRST) + " " + part(object, MIDDLE)).strip();
    String last = part(object, LAST);
    String whole = part(object, WHOLE);
    if ((first + last).isEmpty()) {
      form.put(place.as(LeadField.NAME), whole);
    } else {
      form.put(place.as(LeadField.FIRST_NAME), first);
      form.put(place.as(LeadField.SURNAME), last);
    }
  }

  private static String part(JsonNode object, String... names) {
    for (String name : names) {
      JsonNode part = object.path(name);
      if (part.isTextual() && !part.asText().isBlank()) {
        return part.asText().strip();
      }
    }
    return "";
  }
}
