package es.sml.connector.sml;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of SML's lead JSON as a program may send it to the connector. */
final class LeadSchema {
  private LeadSchema() {}

  static String text() {
    ContractBundle bundle = new ContractBundle();
    ObjectNode lead = bundle.add("NewLead");
    lead.put("description", "A lead.").remove("required");
    lead.putArray("anyOf").add(required("vehicle")).add(required("client"));
    // SML has no such field: the connector keeps it for replies, events and commands.
    ObjectNode externalId = ((ObjectNode) lead.required("properties")).putObject("externalId");
    externalId.put("description", "Your own id of the lead. SML does not get it.");
    externalId.putArray("type").add("string").add("null");
    bundle.add("NewVehicle").remove("required");
    bundle.add("NewClient").remove("required");
    idOrName(bundle.property("NewLead", "source"), "integer");
    idOrName(bundle.property("LeadFields", "user"), "integer");
    for (String field :
        List.of(
            "VehicleFields/gas",
            "AppraisalFields/gas",
            "ClientFields/province",
            "ClientFields/location")) {
      String[] place = field.split("/", -1);
      idOrName(bundle.property(place[0], place[1]), "integer", "null");
    }
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("$schema", ContractBundle.DRAFT);
    file.put("title", "Lead in SML's JSON");
    file.put(
        "description",
        "The body of SML's create-lead, as a program may put it on a dealer's queue or into a drop"
            + " folder: one lead or a list. The connector adds the dealer's source and other fields"
            + " that SML requires. It finds SML's id of a name, and a name that SML does not have"
            + " becomes a note. An optional field is absent; null means the same. An unknown field"
            + " becomes a note. The connector reads more than this schema allows, such as a number in"
            + " place of a text.");
    file.putArray("anyOf")
        .add(JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/NewLead"))
        .add(leads());
    return bundle.text(file);
  }

  private static ObjectNode leads() {
    ObjectNode leads =
        JsonNodeFactory.instance.objectNode().put("type", "array").put("minItems", 1);
    leads.putObject("items").put("$ref", "#/$defs/NewLead");
    return leads;
  }

  private static ObjectNode required(String field) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.putArray("required").add(field);
    return rule;
  }

  private static void idOrName(ObjectNode property, String... types) {
    property.remove(List.of("$ref", "format"));
    property.put("description", property.path("description").asText() + " Its name does, too.");
    var all = property.putArray("type").add("string");
    List.of(types).forEach(all::add);
  }
}
