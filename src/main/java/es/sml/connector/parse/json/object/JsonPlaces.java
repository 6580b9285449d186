package es.sml.connector.parse.json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides the meaning of a name in JSON, from its words and from the object around it. */
public final class JsonPlaces {
  /** Values that a seller or a dealer has too. */
  private static final Set<LeadField> OF_ANYONE =
      EnumSet.of(
          LeadField.NAME,
          LeadField.FIRST_NAME,
          LeadField.SURNAME,
          LeadField.PHONE,
          LeadField.EMAIL,
          LeadField.PROVINCE,
          LeadField.LOCALITY,
          LeadField.POSTAL_CODE);

  /** A name with one of these at its end is no name of a person or a vehicle. */
  private static final Set<String> NO_NAME =
      Set.of(
          "id",
          "ids",
          "uuid",
          "guid",
          "url",
          "uri",
          "link",
          "type",
          "status",
          "state",
          "image",
          "images",
          "photo",
          "picture",
          "avatar",
          "condition",
          "count",
          "code",
          "color",
          "colour",
          "language",
          "locale",
          "new",
          "valid",
          "verified",
          "hash",
          "token",
          "time",
          "at",
          "on",
          "date",
          "timestamp",
          "version",
          "slug");

  /** Names in an object that mean its only value. */
  private static final Set<String> OF_VALUE =
      Set.of(
          "value",
          "text",
          "body",
          "content",
          "name",
          "label",
          "title",
          "full",
          "number",
          "address",
          "raw",
          "display",
          "formatted",
          "msg",
          "message",
          "note",
          "description",
          "main",
          "primary",
          "string",
          "default",
          "e164",
          "international",
          "national",
          "local",
          "requested",
          "wanted",
          "interested",
          "numero",
          "num",
          "nr",
          "direccion",
          "adresse",
          "indirizzo",
          "endereco",
          "adreca",
          "adres",
          "texto",
          "valor",
          "nombre");

  /** Words around "vehicle" that add nothing to it. */
  private static final Set<String> DESIRED =
      words(
          "deseado interes interesado interest interested wanted desired requested selected"
              + " chosen preferred seleccionado elegido buscado souhaite wunsch desiderato desejado desitjat solicitado");

  /** Names of a vehicle's kind or use, not of the vehicle itself. */
  private static final Set<String> KINDS =
      Set.of("id", "url", "type", "status", "interest", "use", "usage", "purpose", "role", "kind");

  private static final Set<String> CLASSES = Set.of("class", "clase", "klasse", "classe");
  private static final Set<String> TITLES = Set.of("title", "heading", "name", "titulo", "nombre");

  private static final Set<String> DESCRIPTIONS =
      words("description descripcion descripcio descricao descrizione beschreibung omschrijving");

  /** Names of the model in a vehicle's object; elsewhere they name anything. */
  private static final Set<String> MODELS =
      words(
          "denominacion denominacio denominacao denominazione designacao bezeichnung omschrijving");

  /** An object such as "changedBy" is a person who works for the dealer. */
  private static final Set<String> ACTED = Set.of("by", "por");

  private static final Map<LeadField, LeadField> SECOND =
      Map.of(
          LeadField.VEHICLE, LeadField.SECOND_VEHICLE,
          LeadField.PRICE, LeadField.SECOND_PRICE,
          LeadField.KILOMETRES, LeadField.SECOND_KILOMETRES,
          LeadField.YEAR, LeadField.SECOND_YEAR,
          LeadField.FUEL, LeadField.SECOND_FUEL);

  private static final Set<String> AROUND_TRADE_IN =
      Set.of(
          "has", "have", "is", "wants", "any", "info", "details", "description", "vehicle", "car");

  /** Names of a customer's contact with its kind, and of the source of a lead. */
  private static final Set<String> CHANNELS = words("channel canal kanal canale kanaal");

  private static final int LONGEST_ABBREVIATION = 2;

  private final LabelDictionary labels;
  private final JsonNames names;
  private final JsonPeople people;

  public JsonPlaces(LabelDictionary labels, JsonNames names) {
    this.labels = labels;
    this.names = names;
    this.people = new JsonPeople(names, key -> scalar(key, names.meaning(key.words())));
  }

  /** Returns the place of a field in an object. */
  public JsonPlace inside(JsonPlace around, String name, JsonNode value) {
    JsonKey key = JsonKey.of(name);
    List<String> words = names.meaning(key.words());
    JsonPlace place = around.named(name);
    Optional<JsonNames.Found> role = names.role(key.words()).or(() -> names.role(words));
    boolean object = around.field() == null && (value.isObject() || holdsObjects(value));
    if (object && ACTED.contains(key.last())) {
      return place.of(JsonRole.OTHER);
    }
    if (object) {
      JsonRole own = role(around.role(), key, role.map(JsonNames.Found::role).orElse(null), value);
      LeadField field =
          own == JsonRole.CUSTOMER && role.isPresent()
              ? null
              : own == JsonRole.CUSTOMER || own == JsonRole.CONTACTS
                  ? contained(key, words)
                  : own == around.role() && own.isVehicle() && !isVehicle(value)
                      ? ofVehicle(key, words, own)
                      : null;
      boolean wrapper = field != null && !OF_ANYONE.contains(field) && isWrapper(value);
      JsonPlace inner =
          new JsonPlace(place.path(), own, wrapper ? null : field, names.isGeneric(key));
      boolean known = role.isPresent() || field != null || names.isNoise(key.words());
      return inner.vague(own == JsonRole.CUSTOMER && !known && !people.hasContact(value));
    }
    if (around.role().isVehicle() && KINDS.contains(key.joined())) {
      return place.of(JsonRole.OTHER).as(null); // "interest" and "type" name no vehicle
    }
    boolean item = names.isOfItem(key.words());
    LeadField field = item ? LeadField.NAME : field(around, key, words);
    if (field == null && around.role().isVehicle() && isNamed(key, value)) {
      field = around.role() == JsonRole.OWN ? LeadField.TRADE_IN_VEHICLE : LeadField.VEHICLE;
    }
    if (field == LeadField.VERSION && isOfProgram(around, value)) {
      field = null;
    }
    boolean others = role.map(JsonNames.Found::role).filter(JsonRole.OTHER::equals).isPresent();
    boolean abbreviated = field == null && !others && isAbbreviated(around, key);
    JsonPlace scalar =
        new JsonPlace(place.path(), around.role(), field, abbreviated || names.isGeneric(key))
            .vague(item || around.vague());
    return field == null && key.isHash() ? scalar.ofQuestion() : scalar;
  }

  /** Returns whether the description of a vehicle begins with its name. */
  private boolean isNamed(JsonKey key, JsonNode value) {
    return DESCRIPTIONS.contains(key.joined()) && labels.owners().car(value.asText()).isPresent();
  }

  /** Returns whether only the value shows the meaning: "m" for a mobile in a person's object. */
  private static boolean isAbbreviated(JsonPlace around, JsonKey key) {
    return around.role() == JsonRole.CUSTOMER
        && !around.path().isEmpty()
        && key.raw().length() <= LONGEST_ABBREVIATION;
  }

  /** Returns whether the version is of the JSON's layout: "2.3" beside no vehicle. */
  private static boolean isOfProgram(JsonPlace around, JsonNode value) {
    return !around.role().isVehicle() && value.asText().chars().noneMatch(Character::isLetter);
  }

  // "body" is also the whole of a request, and an "item" of a list may hold anything.
  private boolean isWrapper(JsonNode value) {
    JsonNode object = first(value);
    return object.isObject()
        && (people.hasContact(object)
            || object.properties().stream().anyMatch(field -> field.getValue().isObject()));
  }

  /** Returns the reader of objects of persons. */
  public JsonPeople people() {
    return people;
  }

  /** Returns whether a list of that name may hold leads, and not telephones, vehicles or people. */
  public boolean mayHoldLeads(String name, JsonNode list) {
    JsonPlace place = inside(JsonPlace.ROOT, name, list);
    boolean open = place.field() == null || place.field() == LeadField.VEHICLE; // "items"
    return open && place.role() == JsonRole.CUSTOMER;
  }

  /** Returns the place of an answer, with the meaning of its label. */
  public JsonPlace labelled(JsonPlace around, String label, Iterable<String> ids) {
    LeadField field = around.role() == JsonRole.OTHER ? null : ofLabel(around, label, ids);
    String shown = label;
    if (shown.isEmpty()) {
      for (String id : ids) {
        shown = shown.isEmpty() ? id : shown;
      }
    }
    boolean generic = field == null && names.isGeneric(JsonKey.of(shown));
    return new JsonPlace(shown.isEmpty() ? around.path() : shown, around.role(), field, generic);
  }

  private LeadField ofLabel(JsonPlace around, String label, Iterable<String> ids) {
    JsonPlace plain = around.as(null);
    JsonKey key = JsonKey.of(label);
    LeadField field =
        label.isEmpty() || names.isGeneric(key)
            ? null
            : field(plain, key, names.meaning(key.words()));
    for (String id : ids) {
      JsonKey named = JsonKey.of(id);
      if (field == null && !names.isGeneric(named)) {
        field = field(plain, named, names.meaning(named.words()));
      }
    }
    return field;
  }

  /** Returns whether the person does what an action of schema.org says, such as AskAction. */
  private static boolean isWhoActs(JsonKey key, JsonNode value) {
    return key.joined().equals("agent") && value.path("@type").asText().equals("Person");
  }

  // A name such as "contact" inside the seller's object is not the customer's.
  private JsonRole role(JsonRole around, JsonKey key, JsonRole named, JsonNode value) {
    JsonRole declared = named == null || named == JsonRole.MAYBE ? people.declared(value) : null;
    if (around == JsonRole.OTHER) {
      boolean customer = declared == JsonRole.CUSTOMER && named == JsonRole.MAYBE;
      return named == JsonRole.CUSTOMER || customer ? JsonRole.CUSTOMER : around;
    }
    boolean owned = around == JsonRole.WANTED && names.isOwned(key) && isVehicle(first(value));
    if ((owned || named == JsonRole.OWN) && people.isKept(first(value))) {
      return JsonRole.OTHER;
    }
    if (around != JsonRole.CUSTOMER && around != JsonRole.CONTACTS) {
      return owned
          ? JsonRole.OWN
          : named == JsonRole.OTHER || named == JsonRole.OWN ? named : around;
    }
    if (named == JsonRole.FORM) {
      return hasAnswers(value) ? around : JsonRole.OTHER;
    }
    if (declared != null && (declared == JsonRole.OTHER || named == JsonRole.MAYBE)) {
      return declared;
    }
    if (named == JsonRole.OTHER && (people.isMessage(value) || isWhoActs(key, value))) {
      return around;
    }
    if (named == JsonRole.OTHER && CHANNELS.contains(key.joined()) && isTypedContact(value)) {
      return JsonRole.CONTACTS;
    }
    boolean chat = named == JsonRole.MESSAGES && value.isObject();
    if (named == null || named == JsonRole.PERSON || chat) {
      boolean vehicle = isVehicle(value) && !people.holdsContact(value);
      return around == JsonRole.CUSTOMER && vehicle ? JsonRole.WANTED : around;
    }
    return named;
  }

  private static boolean isTypedContact(JsonNode value) {
    return JsonShape.contactField(first(value)) != null
        && JsonShape.isContact(JsonShape.contact(first(value)).strip());
  }

  private static boolean holdsObjects(JsonNode list) {
    return list.isArray() && list.path(0).isContainerNode();
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() ? value.path(0) : value;
  }

  private boolean hasAnswers(JsonNode form) {
    return people.holdsContact(form) || JsonShape.isForm(form);
  }

  /** Returns whether the object has a make and a model, under names of any language. */
  private boolean isVehicle(JsonNode value) {
    return has(value, LeadField.MAKE) && has(value, LeadField.MODEL);
  }

  /** Returns the vehicle with its class as the model if it has none: a Mercedes-Benz "GLA". */
  public JsonNode withModel(JsonNode vehicle) {
    Optional<String> kind = CLASSES.stream().filter(vehicle::has).findFirst();
    if (kind.isEmpty() || !has(vehicle, LeadField.MAKE) || has(vehicle, LeadField.MODEL)) {
      return vehicle;
    }
    ObjectNode named = vehicle.deepCopy();
    return named.set("model", named.remove(kind.get()));
  }

  private boolean has(JsonNode object, LeadField field) {
    return object.properties().stream()
        .anyMatch(
            inner ->
                names.field(JsonKey.of(inner.getKey()).words()).filter(field::equals).isPresent());
  }

  // The values inside {"phone": {...}} or {"message": {...}} have the meaning of its name.
  private LeadField contained(JsonKey key, List<String> words) {
    return scalar(key, words).orElse(null);
  }

  private LeadField field(JsonPlace around, JsonKey key, List<String> words) {
    if (around.role() == JsonRole.OTHER || around.role() == JsonRole.MESSAGES) {
      return null;
    }
    if (around.field() != null) {
      return insideOf(around.field(), key, words);
    }
    if (around.role().isVehicle()) {
      return ofVehicle(key, words, around.role());
    }
    return scalar(key, words).orElse(null);
  }

  static Set<String> words(String joined) {
    return Set.copyOf(Letters.words(joined));
  }

  private LeadField insideOf(LeadField field, JsonKey key, List<String> words) {
    LeadField own = scalar(key, words).orElse(null);
    boolean said = own == LeadField.MESSAGE || own == LeadField.CONTACT_PREFERENCE;
    if (field == LeadField.REQUEST && said) {
      return own; // {"request": {"type": "OFFER", "text": "…"}}
    }
    if (OF_VALUE.contains(String.join(" ", words))) {
      return field;
    }
    return own == field || own == LeadField.FIRST_NAME || own == LeadField.SURNAME ? own : null;
  }

  private LeadField ofVehicle(JsonKey key, List<String> words, JsonRole role) {
    List<String> rest =
        names
            .role(words)
            .filter(found -> found.role().isVehicle())
            .map(JsonNames.Found::rest)
            .orElse(words);
    return partOfVehicle(key.raw(), rest.isEmpty() ? words : rest, role == JsonRole.OWN)
        .orElse(null);
  }

  private Optional<LeadField> partOfVehicle(String raw, List<String> words, boolean own) {
    if (words.isEmpty() || isNoName(words)) {
      return Optional.empty();
    }
    Optional<LeadField> field =
        TITLES.contains(String.join(" ", words))
            ? Optional.of(LeadField.VEHICLE)
            : MODELS.contains(String.join(" ", words))
                ? Optional.of(LeadField.MODEL)
                : names.field(words).filter(JsonPlaces::isOfVehicle);
    return field
        .map(found -> own ? LabelDictionary.ofTradeIn(found) : found)
        .or(() -> labels.fieldOfVehicle(raw, own))
        .or(() -> labels.fieldOfVehicle(String.join(" ", words), own));
  }

  private static boolean isOfVehicle(LeadField field) {
    return LabelDictionary.ofTradeIn(field) != field;
  }

  private static boolean isNoName(List<String> words) {
    return (words.size() > 1 && NO_NAME.contains(words.get(words.size() - 1)))
        || (words.size() == 1 && KINDS.contains(words.get(0)));
  }

  private Optional<LeadField> scalar(JsonKey key, List<String> words) {
    // "md" is a model in a vehicle's object only.
    Optional<LeadField> exact =
        names
            .field(words)
            .filter(found -> key.joined().length() > LONGEST_ABBREVIATION || !isOfName(found));
    if (exact.isPresent() || names.isGeneric(key)) {
      return exact;
    }
    Optional<JsonNames.Found> found = names.role(words);
    JsonRole role = found.map(JsonNames.Found::role).orElse(JsonRole.CUSTOMER);
    if (role.isVehicle()) {
      return ofVehicleAtTop(key, words, found.get().rest(), role == JsonRole.OWN);
    }
    Optional<LeadField> field =
        labels
            .field(key.raw())
            .or(() -> labels.field(String.join(" ", words)))
            .or(() -> found.isEmpty() ? Optional.empty() : names.field(found.get().rest()));
    boolean others = (role == JsonRole.OTHER || role == JsonRole.FORM) && words.size() > 1;
    return field
        .filter(one -> !others || !OF_ANYONE.contains(one))
        .filter(one -> !isNoName(words) || one == LeadField.EXTERNAL_ID || !isNamed(one));
  }

  private static boolean isOfName(LeadField field) {
    return field == LeadField.MAKE || field == LeadField.MODEL;
  }

  private static boolean isNamed(LeadField field) {
    return OF_ANYONE.contains(field) || field == LeadField.VEHICLE;
  }

  // "vehicle_make" is the make; "trade_in" alone may be yes, no or the vehicle.
  private Optional<LeadField> ofVehicleAtTop(
      JsonKey key, List<String> words, List<String> rest, boolean own) {
    List<String> said =
        own ? rest.stream().filter(word -> !AROUND_TRADE_IN.contains(word)).toList() : rest;
    if (said.isEmpty()) {
      return own
          ? Optional.of(LeadField.TRADE_IN_VEHICLE)
          : labels.field(key.raw()).or(() -> labels.field(String.join(" ", words)));
    }
    if (!own && DESIRED.containsAll(said)) {
      return Optional.of(LeadField.VEHICLE);
    }
    return partOfVehicle(String.join(" ", said), said, own)
        .or(() -> labels.field(key.raw()))
        .or(() -> labels.field(String.join(" ", words)))
        .filter(field -> !isNoName(words) || !isNamed(field));
  }

  /** Returns the field of a second vehicle; null if it has none. */
  public static LeadField ofSecond(LeadField field) {
    return field == null ? null : SECOND.get(field);
  }
}
