package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.draft.VehicleText;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonPlaces;
import es.sml.connector.parse.json.object.JsonShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a further vehicle that the customer wants. SML gets it as notes. */
final class JsonSecondVehicle {
  private final JsonPlaces places;
  private final FormAnswers form;

  JsonSecondVehicle(JsonPlaces places, FormAnswers form) {
    this.places = places;
    this.form = form;
  }

  void add(JsonPlace place, JsonNode vehicle) {
    Map<LeadField, String> name = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : vehicle.properties()) {
      JsonPlace inside = places.inside(place, field.getKey(), field.getValue());
      String text = JsonShape.firstText(field.getValue(), 0);
      LeadField second = JsonPlaces.ofSecond(inside.field());
      if (isNamed(inside.field())) {
        name.putIfAbsent(inside.field(), text);
      } else if (second != null) {
        form.put(inside.as(second), text);
      } else {
        form.note(inside.path(), text);
      }
    }
    String joined =
        VehicleText.joined(
            name.getOrDefault(LeadField.MAKE, ""),
            name.getOrDefault(LeadField.MODEL, ""),
            name.getOrDefault(LeadField.VERSION, ""));
    form.put(
        place.as(LeadField.SECOND_VEHICLE),
        joined.isEmpty() ? name.getOrDefault(LeadField.VEHICLE, "") : joined);
  }

  private static boolean isNamed(LeadField field) {
    return field == LeadField.MAKE
        || field == LeadField.MODEL
        || field == LeadField.VERSION
        || field == LeadField.VEHICLE;
  }
}
