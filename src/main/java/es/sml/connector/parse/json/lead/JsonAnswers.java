package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.object.JsonDefinitions;
import es.sml.connector.parse.json.object.JsonPlace;
import es.sml.connector.parse.json.object.JsonPlaces;
import es.sml.connector.parse.json.object.JsonRole;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the answers of one lead from its JSON: fields by name, questions with answers, and
 * objects. Of several persons or vehicles the first one counts.
 */
final class JsonAnswers {
  private static final Set<LeadField> OF_NAME =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final Set<String> CENTS = Set.of("minor", "cent", "cents", "centimos");
  private static final int MOST_OF_A_QUANTITY = 4;
  private static final int LONGEST_NUMBER = 30;
  private static final Set<String> FORM_NAMES = Set.of("name", "title");
  private static final Set<String> FORM_TITLES =
      Set.of(
          "form name",
          "form title",
          "formulario",
          "formulario nombre",
          "nombre formulario",
          "modulo",
          "nome modulo",
          "formular",
          "formularname",
          "formulaire",
          "nom formulaire",
          "formulari",
          "formulier");
  private static final Set<String> NOT_CALLED = Set.of("fax", "pager");

  private final JsonPlaces places;
  private final FormAnswers form;
  private final JsonDefinitions definitions;
  private final JsonPersonName names;
  private final boolean maybe;
  private boolean skipped;

  /**
   * Creates a reader.
   *
   * @param maybe true if objects count that only may be the customer's
   */
  JsonAnswers(JsonPlaces places, FormAnswers form, JsonNode lead, boolean maybe) {
    this.places = places;
    this.form = form;
    this.definitions = JsonDefinitions.of(lead);
    this.names = new JsonPersonName(form);
    this.maybe = maybe;
    walk(JsonPlace.ROOT, lead);
  }

  /** Returns whether it left out an object that may be the customer's. */
  boolean isSkipped() {
    return skipped;
  }

  private void walk(JsonPlace place, JsonNode node) {
    ParseThread.step();
    if (node.isArray()) {
      list(place, node);
    } else if (node.isObject()) {
      object(place, node);
    } else if (!node.isNull() && !node.isMissingNode() && !isTooLarge(node)) {
      text(place, node.asText().strip());
    }
  }

  // A double holds 1e400 as "Infinity", which the message does not say.
  private static boolean isTooLarge(JsonNode node) {
    return node.isDouble() && Double.isInfinite(node.doubleValue());
  }

  private void text(JsonPlace place, String text) {
    if (place.role() == JsonRole.OTHER) {
      form.note(place.path(), text);
    } else {
      boolean said = place.field() == LeadField.MESSAGE || place.asked();
      boolean html = said && text.indexOf('<') >= 0;
      form.put(place, html ? PlainText.ofEither(text).strip() : text);
    }
  }

  /** Reads the element of a list as an answer; returns false if it is none. */
  private boolean readsAnswer(JsonPlace place, JsonNode element) {
    boolean answer = JsonShape.isAnswer(element) && !isContact(place);
    if (answer) {
      answer(place, element);
    }
    return answer;
  }

  /** Reads the element of a list as the customer's own vehicle; returns false if it is none. */
  private boolean readsOwnVehicle(JsonPlace place, JsonNode element) {
    boolean own = place.role() == JsonRole.WANTED && places.people().isOwnVehicle(element);
    if (own) {
      walk(place.of(JsonRole.OWN), element);
    }
    return own;
  }

  private void list(JsonPlace place, JsonNode list) {
    if (JsonTranscript.isTranscript(list)) {
      new JsonTranscript(list).addTo(form, place);
      return;
    }
    List<String> texts = new ArrayList<>();
    int objects = 0;
    for (JsonNode element : list) {
      if (element.isValueNode()) {
        texts.add(definitions.option(JsonScalars.text(element)));
      } else if (isTyped(place, element)) {
        typed(place, element);
      } else if (!names.addPart(place, element)
          && !readsAnswer(place, element)
          && !readsOwnVehicle(place, element)) {
        another(place, element, objects++);
      }
    }
    if (isContact(place)) {
      texts.forEach(text -> text(place, text));
    } else if (!texts.isEmpty()) {
      String between = OF_NAME.contains(place.field()) ? " " : ", "; // "family": ["Gil", "Ros"]
      text(
          place,
          texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining(between)));
    }
  }

  private void typed(JsonPlace place, JsonNode contact) {
    text(place.as(JsonShape.contactField(contact)), JsonShape.contact(contact).strip());
  }

  private static boolean isTyped(JsonPlace place, JsonNode element) {
    boolean ofCustomer = place.role() == JsonRole.CUSTOMER || place.role() == JsonRole.CONTACTS;
    return ofCustomer
        && JsonShape.label(element).isEmpty()
        && JsonShape.contactField(element) != null
        && (!JsonShape.contact(element).isEmpty() || element.path("nil").asBoolean());
  }

  private static boolean isContact(JsonPlace place) {
    return place.field() == LeadField.PHONE || place.field() == LeadField.EMAIL;
  }

  // The first of several persons or vehicles is the certain one.
  private void another(JsonPlace place, JsonNode element, int before) {
    if (before == 0 || isContact(place) || place.role() == JsonRole.OTHER) {
      walk(place, element);
    } else if (place.role() == JsonRole.WANTED) {
      new JsonSecondVehicle(places, form).add(place, element);
    } else {
      walk(place.of(JsonRole.OTHER).named(String.valueOf(before + 1)), element);
    }
  }

  private void object(JsonPlace place, JsonNode object) {
    if (place.role() == JsonRole.MAYBE && !maybe) {
      skipped = true;
      object(place.of(JsonRole.OTHER), object);
    } else if (place.role() == JsonRole.MAYBE) {
      object(place.of(JsonRole.CUSTOMER).vague(!places.people().hasContact(object)), object);
    } else if (place.role() == JsonRole.OTHER) {
      object.properties().forEach(field -> inside(place, object, field, false));
    } else if (place.role() == JsonRole.CONTACTS && isTyped(place, object)) {
      typed(place, object); // XML has no list of one
    } else if (names.isName(place, object)) {
      names.add(place, object);
    } else if (place.field() == LeadField.PHONE) {
      phone(place, object);
    } else {
      fields(place, place.role().isVehicle() ? places.withModel(object) : object);
    }
  }

  private void fields(JsonPlace place, JsonNode object) {
    String quantity = quantity(object);
    if (quantity.isEmpty()) {
      boolean ofForm = JsonShape.isForm(object) && !place.role().isVehicle();
      Optional<JsonShortMessage> message = JsonShortMessage.in(object);
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        LeadField known = message.map(found -> found.field(field.getKey())).orElse(null);
        if (known == null) {
          inside(place, object, field, ofForm);
        } else {
          form.put(place.named(field.getKey()).as(known), JsonScalars.text(field.getValue()));
        }
      }
    } else {
      text(place, quantity);
    }
  }

  private void inside(
      JsonPlace place, JsonNode around, Map.Entry<String, JsonNode> field, boolean ofForm) {
    JsonNode value = field.getValue();
    if (value.isValueNode()
        && ((ofForm && FORM_NAMES.contains(field.getKey())) || isFormName(place, field.getKey()))) {
      form.form(place.named(field.getKey()).path(), JsonScalars.text(value));
      return;
    }
    String label = value.isValueNode() ? definitions.label(List.of(field.getKey())) : "";
    if (!label.isEmpty() && place.role() != JsonRole.OTHER) {
      text(places.labelled(place, label, List.of()).ofQuestion(), JsonScalars.text(value).strip());
      return;
    }
    if (definitions.isLabels(value) || JsonDefinitions.isDefinition(field.getKey(), value)) {
      return; // the answers show the questions
    }
    if (place.role() != JsonRole.OTHER && JsonShape.isAnswer(value)) {
      JsonPlace child = places.inside(place, field.getKey(), value);
      if (child.role() != JsonRole.OTHER) {
        answer(place, field.getKey(), value);
        return;
      }
    }
    JsonPlace child = places.inside(place, field.getKey(), value);
    if (child.field() == LeadField.PHONE && value.isValueNode() && !value.isNull()) {
      text(child, JsonPhone.beside(around, value.asText().strip()));
      return;
    }
    boolean company =
        child.role() == JsonRole.CUSTOMER
            && places.people().isCompany(field.getKey(), value, around);
    walk(company ? child.of(JsonRole.OTHER) : child, value);
  }

  private static boolean isFormName(JsonPlace place, String name) {
    return FORM_TITLES.contains(JsonKey.of(name).joined())
        || (FORM_NAMES.contains(name) && place.path().endsWith("form"));
  }

  private void answer(JsonPlace place, JsonNode answer) {
    answer(place, "", answer);
  }

  private void answer(JsonPlace place, String name, JsonNode answer) {
    List<String> ids = JsonShape.ids(answer);
    if (!name.isEmpty()) {
      ids.add(name);
    }
    String label = JsonShape.label(answer);
    JsonPlace labelled =
        places.labelled(place, label.isEmpty() ? definitions.label(ids) : label, ids);
    LeadField typed = JsonShape.fieldOfType(answer);
    JsonNode value = JsonShape.value(answer);
    boolean use = typed != null && place.role() != JsonRole.OTHER;
    value(
        use && (labelled.field() == null || JsonShape.isContact(JsonScalars.text(value)))
            ? labelled.as(typed)
            : labelled.ofQuestion(),
        value,
        answer);
  }

  private void value(JsonPlace place, JsonNode value, JsonNode answer) {
    if (value.isValueNode()) {
      text(place, JsonShape.option(answer, definitions.option(JsonScalars.text(value))).strip());
    } else if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      for (JsonNode element : value) {
        String text = JsonShape.firstText(element, 0);
        texts.add(JsonShape.option(answer, definitions.option(text)));
      }
      text(place, String.join(", ", texts));
    } else if (value.size() == 1 || value.has("label")) {
      String text = JsonShape.firstText(value.has("label") ? value.get("label") : value, 0);
      text(place, definitions.option(text));
    } else {
      object(place, value);
    }
  }

  // A number may be in parts, as Jotform writes it; a kind such as "mobile" ranks it.
  private void phone(JsonPlace place, JsonNode object) {
    String kind =
        JsonScalars.firstText(object, "type", "tipo", "kind", "typ", "label", "usage", "location");
    String number = JsonPhone.of(object);
    JsonPlace kept = kind.isEmpty() ? place : place.named(kind);
    if (NOT_CALLED.contains(Letters.lower(kind))) {
      form.note(kept.path(), number);
    } else if (!number.isEmpty()) {
      text(kept, number);
    } else {
      object.properties().forEach(field -> inside(place, object, field, false));
    }
  }

  /** Returns the number with its unit, as of {"amount": 9990, "currency": "EUR"}; else empty. */
  private static String quantity(JsonNode object) {
    String unit = JsonScalars.firstText(object, "currency", "unit", "units", "currencyCode");
    boolean range = object.has("min") && object.has("max");
    if (unit.isEmpty() || range || object.size() > MOST_OF_A_QUANTITY) {
      return "";
    }
    for (JsonNode value : object) {
      String text = JsonScalars.text(value);
      if (!text.isEmpty() && text.length() < LONGEST_NUMBER && Character.isDigit(text.charAt(0))) {
        return (isInCents(object) ? inUnits(value, text) : text) + " " + unit;
      }
    }
    return "";
  }

  // {"amount": 999000, "currency": "EUR", "minor": true}, {"centAmount": 999000, ...}
  private static boolean isInCents(JsonNode quantity) {
    return quantity.properties().stream()
        .filter(field -> JsonKey.of(field.getKey()).words().stream().anyMatch(CENTS::contains))
        .anyMatch(field -> !field.getValue().asText().equals("false"));
  }

  private static String inUnits(JsonNode value, String text) {
    return value.isIntegralNumber()
        ? value.decimalValue().movePointLeft(2).stripTrailingZeros().toPlainString()
        : text;
  }
}
