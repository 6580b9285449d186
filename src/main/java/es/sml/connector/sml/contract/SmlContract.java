package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Describes each operation of SML by openapi.yaml, and refuses a call with wrong parameters or a
 * wrong body.
 */
public final class SmlContract {
  private final ContractSchemas schemas = new ContractSchemas();
  private final Map<SmlOperation, ContractOperation> operations = new EnumMap<>(SmlOperation.class);

  private SmlContract() {
    for (ContractOperation operation : ContractOperation.of(schemas.document())) {
      SmlOperation.of(operation.label()).ifPresent(known -> operations.put(known, operation));
    }
  }

  /** Returns the connector's own description; it is read when first needed. */
  public static SmlContract shipped() {
    return Shipped.CONTRACT;
  }

  public String summary(SmlOperation operation) {
    return tree(operation).path("summary").asText();
  }

  /** Returns the manual's section and further notes on the operation. */
  public String description(SmlOperation operation) {
    return tree(operation).path("description").asText();
  }

  /** Returns all parameters, those of the path first. */
  public List<ContractParameter> parameters(SmlOperation operation) {
    return written(operation).stream()
        .map(
            parameter ->
                new ContractParameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText().equals("path"),
                    parameter.path("required").asBoolean(),
                    parameter.path("description").asText(),
                    ContractParameter.allowed(parameter.path("schema"), schemas)))
        .toList();
  }

  /**
   * Returns the fields of the body, outermost first; nested ones with dots. Empty if it has no
   * body.
   */
  public List<ContractField> fields(SmlOperation operation) {
    return body(operation)
        .map(schema -> ContractField.of(schemas.resolved(schema), schemas))
        .orElse(List.of());
  }

  /**
   * Rejects a call that the description does not allow.
   *
   * @throws InvalidCallException with each wrong parameter or field, and its allowed values
   */
  public void check(SmlCall call) {
    List<String> problems = new ArrayList<>();
    checkParameters(call, problems);
    Optional<JsonNode> schema = body(call.operation());
    if (schema.isEmpty() && call.body() != null) {
      problems.add("allows no body");
    } else if (schema.isPresent() && call.body() == null) {
      problems.add("needs a body");
    } else if (schema.isPresent()) {
      problems.addAll(schemas.problems(schema.get(), call.body()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidCallException(call.operation().label(), problems);
    }
  }

  /** Returns the statuses of a success. A test compares the operations with it. */
  public List<Integer> successes(SmlOperation operation) {
    List<Integer> successes = new ArrayList<>();
    tree(operation)
        .path("responses")
        .fieldNames()
        .forEachRemaining(
            status -> {
              if (status.startsWith("2")) {
                successes.add(Integer.valueOf(status));
              }
            });
    return successes;
  }

  /** Returns an operation's method and path. */
  String request(SmlOperation operation) {
    return operations.get(operation).method() + " " + operations.get(operation).path();
  }

  private static final class Shipped {
    private static final SmlContract CONTRACT = new SmlContract();
  }

  private void checkParameters(SmlCall call, List<String> problems) {
    TreeSet<String> unknown = new TreeSet<>(call.parameters().keySet());
    for (JsonNode parameter : written(call.operation())) {
      String name = parameter.path("name").asText();
      unknown.remove(name);
      String value = call.parameters().get(name);
      JsonNode schema = parameter.path("schema");
      if (value == null) {
        if (parameter.path("required").asBoolean()) {
          problems.add("needs the parameter `" + name + "`");
        }
      } else if (!(value.isEmpty() && parameter.path("allowEmptyValue").asBoolean())
          && ContractParameter.value(schema, value, schemas) == null) {
        problems.add("`" + name + "` must be " + ContractParameter.allowed(schema, schemas));
      }
    }
    if (!unknown.isEmpty()) {
      List<String> known =
          parameters(call.operation()).stream().map(ContractParameter::name).toList();
      problems.add(
          "has no parameter "
              + String.join(", ", unknown)
              + (known.isEmpty() ? "" : " (it has " + String.join(", ", known) + ")"));
    }
  }

  private JsonNode tree(SmlOperation operation) {
    return operations.get(operation).tree();
  }

  private List<JsonNode> written(SmlOperation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode list :
        List.of(operations.get(operation).shared(), tree(operation).path("parameters"))) {
      list.forEach(parameter -> parameters.add(schemas.resolved(parameter)));
    }
    return parameters;
  }

  private Optional<JsonNode> body(SmlOperation operation) {
    JsonNode schema = tree(operation).at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }
}
