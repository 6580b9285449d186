package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.contract.ContractOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The schema of a command, with the parameters and the body of each operation. */
final class CommandSchema {
  private static final Set<SmlOperation> NEVER = Set.of(SmlOperation.LOGIN, SmlOperation.LOGOUT);
  private static final Set<SmlOperation> OF_TASKS =
      Set.of(SmlOperation.MODIFY_TASK, SmlOperation.DELETE_TASK);

  private final ContractBundle bundle = new ContractBundle();
  private final JsonNode document = ContractBundle.document();

  static String text() {
    return new CommandSchema().written();
  }

  private String written() {
    ObjectNode file = object();
    file.put("$schema", ContractBundle.DRAFT);
    file.put("title", "Command");
    file.put(
        "description",
        "A command on the queue sml.commands. An optional field is absent; null means the same. A block"
            + " such as client needs no id: the connector reads it from SML.");
    file.put("type", "object");
    file.putArray("required").add("id").add("operation");
    ObjectNode fields = file.putObject("properties");
    ArrayNode rules = JsonNodeFactory.instance.arrayNode();
    fields(fields);
    ArrayNode names = ((ObjectNode) fields.path("operation")).putArray("enum");
    for (ContractOperation operation : ContractOperation.of(document)) {
      SmlOperation known = SmlOperation.of(operation.label()).orElseThrow();
      if (!NEVER.contains(known)) {
        names.add(operation.label());
        rules.add(rule(known, operation));
      }
    }
    file.put("additionalProperties", false);
    file.set("allOf", rules);
    relax();
    return bundle.text(file);
  }

  private static void fields(ObjectNode fields) {
    field(fields, "id", "Your own id of this command. The same id is the same command", "string")
        .put("minLength", 1)
        .put("maxLength", 128);
    field(fields, "operation", "One of SML's operations");
    field(fields, "params", "The parameters of the operation", "object", "null");
    field(
        fields,
        "lead",
        "The lead by its reference or its external id, in place of SML's id",
        "string",
        "null");
    field(fields, "body", "The body of the request to SML, if the operation has one");
    field(
        fields,
        "replyTo",
        "The queue for the reply; without it the message's JMSReplyTo",
        "string",
        "null");
    field(
        fields,
        "replace",
        "True if nested blocks without an id replace those in SML",
        "boolean",
        "null");
    field(
        fields, "dealer", "The dealer of the lead; a broker-user leaves it out", "string", "null");
    field(
        fields,
        "account",
        "The account in dealers.yaml; a broker-user leaves it out",
        "string",
        "null");
  }

  private static ObjectNode field(ObjectNode fields, String name, String text, String... types) {
    ObjectNode field = fields.putObject(name);
    if (types.length == 1) {
      field.put("type", types[0]);
    } else if (types.length > 1) {
      List.of(types).forEach(field.putArray("type")::add);
    }
    return field.put("description", text);
  }

  private ObjectNode rule(SmlOperation known, ContractOperation operation) {
    ObjectNode rule = object();
    ObjectNode condition = rule.putObject("if");
    condition.putObject("properties").putObject("operation").put("const", operation.label());
    condition.putArray("required").add("operation");
    ObjectNode fields = rule.putObject("then").putObject("properties");
    ObjectNode params = fields.putObject("params");
    ObjectNode named = params.putObject("properties");
    for (JsonNode parameter : parameters(operation)) {
      value(named, parameter.path("name").asText(), parameter.path("description").asText());
    }
    if (OF_TASKS.contains(known)) {
      value(named, "id_lead", "Id of the task's lead.");
    }
    params.put("additionalProperties", false);
    JsonNode body = operation.tree().at("/requestBody/content/application~1json/schema/$ref");
    if (body.isMissingNode()) {
      fields.putObject("body").put("type", "null");
    } else {
      String name = body.asText().replaceFirst(".*/", "");
      bundle.add(name);
      ArrayNode choice = fields.putObject("body").putArray("anyOf");
      choice.addObject().put("$ref", "#/$defs/" + name);
      choice.addObject().put("type", "null");
    }
    return rule;
  }

  private List<JsonNode> parameters(ContractOperation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode list : List.of(operation.shared(), operation.tree().path("parameters"))) {
      for (JsonNode one : list) {
        parameters.add(one.has("$ref") ? document.at(one.path("$ref").asText().substring(1)) : one);
      }
    }
    return parameters;
  }

  // A text has the same meaning as the number or the truth value that it shows.
  private static void value(ObjectNode named, String name, String description) {
    field(named, name, description, "string", "integer", "boolean");
  }

  /** The connector itself adds the lead's id, and the ids of nested blocks. */
  private void relax() {
    for (String name : List.of("IdOrBrandModel", "IdOrName")) {
      bundle.add(name).removeAll().put("description", "The connector adds the id of the block.");
    }
    bundle.add("NewLeadTask").remove("required");
    bundle.add("CallRequest").remove("required");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
