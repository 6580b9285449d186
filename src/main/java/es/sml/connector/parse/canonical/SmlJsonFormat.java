package es.sml.connector.parse.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.Explanation;
import es.sml.connector.parse.result.ParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of SML's own create-lead, as its manual describes it: one object, or an array of them.
 * Decides which JSON is another program's.
 */
public final class SmlJsonFormat implements LeadFormat {
  private static final Explanation AS_WRITTEN =
      new Explanation("a JSON object with vehicle or client", Map.of());

  private static final List<String> OF_OTHER_VEHICLES =
      List.of("make", "brand", "model", "marca", "modelo");
  private static final List<String> OF_OTHER_CLIENTS =
      List.of("first_name", "firstName", "firstname", "last_name", "lastName", "nombre");
  private static final List<String> OF_SML_CLIENTS =
      List.of("name", "phone", "email", "province", "location");

  /** SML's own JSON has the customer's data only inside the client. */
  private static final List<String> OF_OTHER_LEADS = List.of("name", "email", "phone");

  @Override
  public String name() {
    return "sml-json";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> objects = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      objects.addAll(leadObjects(part, content.mail()));
    }
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    FoundLeads leads = new FoundLeads(name(), "a JSON object with vehicle or client", content);
    for (JsonNode object : objects) {
      if (leads.isFull()) {
        break;
      }
      leads.add(new SmlJsonLead(new JsonFields(object, "")).read(), AS_WRITTEN);
    }
    return Optional.of(leads.orUnreadable("the JSON"));
  }

  /** Returns the part's leads; none if it holds other JSON or, in a mail's text, broken JSON. */
  private static List<JsonNode> leadObjects(MessageContent.Part part, boolean inMail) {
    if (!ContentKind.ofText(part.text()).equals(ContentKind.JSON)) {
      return List.of();
    }
    JsonNode json;
    try {
      json = LeadJson.read(part.text());
    } catch (UnreadableMessageException e) {
      if (inMail || !part.contentType().contains("json")) {
        return List.of(); // text may begin with a brace: the formats for text may recognise it
      }
      throw e;
    }
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode object : json.isArray() ? json : List.of(json)) {
      if (!isLead(object)) {
        return List.of();
      }
      objects.add(object);
    }
    return objects;
  }

  private static boolean isForeign(JsonNode object, String name, List<String> others) {
    return !object.has(name) && others.stream().anyMatch(object::has);
  }

  // A French form has a client too, with "nom" and "courriel".
  private static boolean hasOwnNames(JsonNode client) {
    return client.isEmpty() || OF_SML_CLIENTS.stream().anyMatch(client::has);
  }

  // Other programs have a vehicle or a client too, as text or with other keys.
  private static boolean isLead(JsonNode object) {
    boolean named = object.has("vehicle") || object.has("client");
    return named
        && OF_OTHER_LEADS.stream().noneMatch(name -> object.path(name).isTextual())
        && !isForeign(object.path("vehicle"), "brand_model", OF_OTHER_VEHICLES)
        && !isForeign(object.path("client"), "name", OF_OTHER_CLIENTS)
        && hasOwnNames(object.path("client"))
        && (object.path("vehicle").has("brand_model")
            || object.path("client").isObject()
            || object.path("source").isInt()
            || object.path("request").isObject());
  }
}
