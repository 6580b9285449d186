package es.sml.connector.parse.json.object;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.YesOrNo;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides from the values of a JSON object whether it is the customer, a company or a message. */
public final class JsonPeople {
  /** Words in the names of fields that only a company has. */
  private static final Set<String> COMPANY =
      Set.of(
          "cnpj",
          "cif",
          "vat",
          "tax",
          "siret",
          "siren",
          "document",
          "documento",
          "dealer",
          "trade",
          "fantasia",
          "razon",
          "razao",
          "legal",
          "partita",
          "iva",
          "ragione",
          "raison",
          "firma",
          "ust",
          "company",
          "branch");

  /** So that only a text, or a list of texts, counts. */
  private static final int DEEPEST_TEXT = 3;

  private static final int DEEPEST_CONTACT = 3;
  private static final int LONGEST_KIND = 40;
  private static final int MOST_BESIDE = 100;

  /** Fields that name the role of a person. */
  private static final List<String> KINDS =
      List.of("type", "role", "kind", "actor_type", "user_type", "participant_type", "sender_type");

  /** Fields that name the owner of a vehicle. */
  private static final List<String> USES =
      List.of("interest", "type", "role", "kind", "use", "usage", "purpose", "category", "tipo");

  /** Names in the object of a trade-in of whether there is one. */
  private static final Set<String> PRESENT =
      JsonPlaces.words(
          "present presente vorhanden wanted requested desired has exists available active enabled"
              + " souhaitee souhaite gewunscht gewuenscht deseada deseado interesa quiere tiene existe"
              + " desiderata desiderato desejada desejado gewenst desitjada solicitada solicitado");

  private final JsonNames names;
  private final Function<JsonKey, Optional<LeadField>> fields;

  /**
   * Creates a reader.
   *
   * @param fields returns the field of a name outside all known objects
   */
  JsonPeople(JsonNames names, Function<JsonKey, Optional<LeadField>> fields) {
    this.names = names;
    this.fields = fields;
  }

  /** Returns whether the object has a telephone or an address, with a value. */
  public boolean hasContact(JsonNode object) {
    return object.properties().stream().anyMatch(this::isContact);
  }

  private boolean isContact(Map.Entry<String, JsonNode> field) {
    return !JsonShape.firstText(field.getValue(), DEEPEST_TEXT).isBlank()
        && fields
            .apply(JsonKey.of(field.getKey()))
            .filter(one -> one == LeadField.PHONE || one == LeadField.EMAIL)
            .isPresent();
  }

  /** Returns whether the object or one inside it has the contact of a person who may be it. */
  boolean holdsContact(JsonNode object) {
    return holdsContact(object, DEEPEST_CONTACT);
  }

  private boolean holdsContact(JsonNode node, int deeper) {
    if (node.isArray()) {
      return !node.isEmpty() && holdsContact(node.get(0), deeper);
    }
    return hasContact(node)
        || (deeper > 0
            && node.properties().stream()
                .filter(field -> field.getValue().isContainerNode())
                .filter(field -> isOpen(field.getKey()))
                .anyMatch(field -> holdsContact(field.getValue(), deeper - 1)));
  }

  private boolean isOpen(String name) {
    return role(name)
        .filter(role -> role == JsonRole.OTHER || role == JsonRole.MAYBE || role.isVehicle())
        .isEmpty();
  }

  /**
   * Returns whether the object is a company, and the one around it has the customer's contacts. The
   * dealer is a portal's client. An object of an unknown name is also one if the customer's
   * contacts of the same kinds stand beside it.
   */
  public boolean isCompany(String name, JsonNode object, JsonNode around) {
    if (!object.isObject()) {
      return false;
    }
    boolean company =
        object.properties().stream()
            .map(field -> JsonKey.of(field.getKey()).words())
            .anyMatch(words -> words.stream().anyMatch(COMPANY::contains));
    if (!hasContact(object)) {
      return company && hasContact(around);
    }
    Set<LeadField> own = contacts(object, 0);
    return role(name).isEmpty()
        && around.properties().stream()
            .limit(MOST_BESIDE)
            .filter(other -> !other.getKey().equals(name) && isOpen(other.getKey()))
            .filter(other -> company || isCustomers(other.getKey()))
            .anyMatch(other -> contacts(other.getValue(), DEEPEST_CONTACT).containsAll(own));
  }

  private boolean isCustomers(String name) {
    return role(name)
        .filter(role -> role == JsonRole.CUSTOMER || role == JsonRole.PERSON)
        .isPresent();
  }

  /** Returns the kinds of contacts in the object and those inside it. */
  private Set<LeadField> contacts(JsonNode node, int deeper) {
    Set<LeadField> kinds = EnumSet.noneOf(LeadField.class);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (isContact(field)) {
        fields.apply(JsonKey.of(field.getKey())).ifPresent(kinds::add);
      } else if (deeper > 0 && isOpen(field.getKey())) {
        field.getValue().forEach(inner -> kindOf(inner).ifPresent(kinds::add));
        kinds.addAll(contacts(field.getValue(), deeper - 1));
      }
    }
    return kinds;
  }

  private static Optional<LeadField> kindOf(JsonNode contact) {
    return Optional.ofNullable(JsonShape.contactField(contact));
  }

  /** Returns who the object of a person says that it is, as {"type": "lead"}; null if nothing. */
  JsonRole declared(JsonNode object) {
    if (!object.isObject()) {
      return null;
    }
    for (String kind : KINDS) {
      JsonNode value = object.path(kind);
      if (value.isTextual()) {
        JsonRole role = role(Letters.start(value.asText(), LONGEST_KIND)).orElse(null);
        if (role == JsonRole.CUSTOMER || role == JsonRole.PERSON) {
          return JsonRole.CUSTOMER;
        }
        if (role == JsonRole.OTHER || role == JsonRole.MAYBE) {
          return role;
        }
      }
    }
    return null;
  }

  /** Returns whether the vehicle is the customer's own, as {"interest": "trade-in"}. */
  public boolean isOwnVehicle(JsonNode vehicle) {
    return USES.stream()
        .map(name -> Letters.start(vehicle.path(name).asText(), LONGEST_KIND))
        .anyMatch(use -> role(use).filter(JsonRole.OWN::equals).isPresent());
  }

  /** Returns whether the customer does not give the own vehicle away: {"reprise": "non"}. */
  boolean isKept(JsonNode vehicle) {
    return vehicle.properties().stream()
            .filter(field -> field.getValue().isBoolean() || field.getValue().isTextual())
            .filter(field -> YesOrNo.of(field.getValue().asText()) == YesOrNo.NO)
            .flatMap(field -> names.role(JsonKey.of(field.getKey()).words()).stream())
            .anyMatch(found -> found.role() == JsonRole.OWN && found.rest().isEmpty())
        || vehicle.properties().stream()
            .filter(field -> PRESENT.contains(JsonKey.of(field.getKey()).joined()))
            .anyMatch(field -> YesOrNo.of(field.getValue().asText()) == YesOrNo.NO);
  }

  /** Returns whether the object is a message with its author, who is no employee. */
  boolean isMessage(JsonNode object) {
    if (!object.isObject()) {
      return false;
    }
    boolean text = false;
    boolean author = false;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual()) {
        List<String> key = JsonKey.of(field.getKey()).words();
        text |= names.field(key).filter(LeadField.MESSAGE::equals).isPresent();
      } else if (value.isObject()) {
        JsonRole role = role(field.getKey()).orElse(null);
        JsonRole said = declared(value);
        author |=
            role == JsonRole.MAYBE && said != null && said != JsonRole.OTHER && hasContact(value);
      }
    }
    return text && author;
  }

  private Optional<JsonRole> role(String name) {
    return names.role(JsonKey.of(name).words()).map(JsonNames.Found::role);
  }
}
