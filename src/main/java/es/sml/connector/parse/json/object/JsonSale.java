package es.sml.connector.parse.json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.layout.Headings;
import es.sml.connector.parse.text.Letters;
import java.util.Map;
import java.util.Set;

/**
 * JSON that asks the dealer to value or buy a car. In it the owner is the customer, the vehicle is
 * the owner's, and a buyer works for the dealer.
 */
public final class JsonSale {
  private static final Set<String> KINDS =
      JsonPlaces.words(
          "event type kind topic widget form action tipo evento accion formulario typ art");

  private static final Set<String> OWNERS =
      JsonPlaces.words(
          "owner propietario propietaria proprietari proprietaire proprietario proprietaria"
              + " eigentumer eigentuemer besitzer halter eigenaar seller vendedor vendedora"
              + " particular vendeur verkaufer verkaeufer venditore verkoper");

  private static final Set<String> BUYERS =
      JsonPlaces.words(
          "buyer comprador compradora acheteur einkaufer einkaeufer acquirente inkoper koper");

  private static final int LONGEST_KIND = 60;

  private final JsonNames names;
  private final JsonPeople people;
  private final Headings headings;

  public JsonSale(JsonNames names, JsonPeople people, Headings headings) {
    this.names = names;
    this.people = people;
    this.headings = headings;
  }

  /** Returns such JSON with the names of an enquiry; other JSON as it is. */
  public JsonNode asEnquiry(JsonNode json) {
    if (!json.isObject() || !isSale(json)) {
      return json;
    }
    ObjectNode enquiry = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      enquiry.set(name(field), withoutBuyers(field.getValue()));
    }
    return enquiry;
  }

  private boolean isSale(JsonNode json) {
    boolean owner = false;
    boolean sale = false;
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual()) {
        sale |= KINDS.contains(JsonKey.of(field.getKey()).last()) && speaksOfSale(value.asText());
      } else if (isOwner(field)) {
        owner = true;
      } else if (isCustomer(field)) {
        return false;
      }
    }
    return owner && sale;
  }

  // "valuation.requested", "vende-tu-coche"
  private boolean speaksOfSale(String written) {
    JsonKey kind = JsonKey.of(Letters.start(written, LONGEST_KIND));
    return headings.speaksOfSale(String.join(" ", kind.words()))
        || names.role(kind.words()).filter(found -> found.role() == JsonRole.OWN).isPresent();
  }

  private boolean isOwner(Map.Entry<String, JsonNode> field) {
    return OWNERS.contains(JsonKey.of(field.getKey()).last())
        && people.hasContact(field.getValue());
  }

  private boolean isCustomer(Map.Entry<String, JsonNode> field) {
    return people.hasContact(field.getValue())
        && names
            .role(JsonKey.of(field.getKey()).words())
            .filter(found -> found.role() == JsonRole.CUSTOMER || found.role() == JsonRole.PERSON)
            .isPresent();
  }

  private String name(Map.Entry<String, JsonNode> field) {
    boolean vehicle =
        field.getValue().isObject()
            && names
                .role(JsonKey.of(field.getKey()).words())
                .filter(found -> found.role() == JsonRole.WANTED)
                .isPresent();
    return vehicle ? "own vehicle" : isOwner(field) ? "customer" : field.getKey();
  }

  private static JsonNode withoutBuyers(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            field ->
                others.set(
                    BUYERS.contains(JsonKey.of(field.getKey()).last())
                        ? "employee"
                        : field.getKey(),
                    field.getValue()));
    return others;
  }
}
