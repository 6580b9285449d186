package es.sml.connector.ops.sml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.text.PersonalDataMask;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.sml.SmlOperation;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Masks customers' data in SML's responses for a viewer, and refuses a viewer's search in it. Only
 * values of known fields stay: a field that SML adds later is masked.
 */
final class SmlMask {
  private static final Set<SmlOperation> OF_CUSTOMERS =
      EnumSet.of(
          SmlOperation.LIST_LEADS,
          SmlOperation.GET_LEAD,
          SmlOperation.LIST_CLIENTS,
          SmlOperation.LEAD_HISTORY);

  /** Ids, states and times. None of them identifies a customer. */
  private static final Set<String> KEPT =
      Set.of(
          "id",
          "lead",
          "count",
          "next",
          "previous",
          "status",
          "result",
          "score",
          "sold",
          "type",
          "media",
          "source",
          "user",
          "author",
          "concessionaire",
          "province",
          "location",
          "country",
          "gas",
          "channel",
          "slug",
          "created",
          "modified",
          "history_id",
          "history_user",
          "history_type",
          "field",
          "finish_date",
          "first_task_date",
          "pending_tasks",
          "planified_realization_date",
          "planified_tracking_date",
          "realization_date",
          "realization_date_check",
          "tracking_date",
          "tracking_date_check");

  /** The values of a changed field in the history. */
  private static final Set<String> CHANGES = Set.of("old", "new");

  private SmlMask() {}

  /** Returns whether the response shows customers' data. */
  static boolean isNeeded(SmlOperation operation) {
    return OF_CUSTOMERS.contains(operation);
  }

  /**
   * Checks that a viewer's search cannot find out customers' data piece by piece.
   *
   * @throws OpsException if the search needs the operator's token
   */
  static void checkSearch(SmlOperation operation, Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (isNeeded(operation) && (name.equals("search") || name.endsWith("__icontains"))) {
        throw new OpsException(
            403,
            LocalizedText.of(
                "refused.search-of-viewer",
                "the parameter {0} searches in customers' data; use the operator's token",
                PrintableText.line(name)));
      }
    }
  }

  static JsonNode masked(JsonNode response) {
    return masked("", response);
  }

  private static JsonNode masked(String name, JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      String changed = object.path("field").asText();
      object
          .properties()
          .forEach(
              field -> {
                boolean change = CHANGES.contains(field.getKey()) && KEPT.contains(changed);
                masked.set(
                    field.getKey(), masked(change ? changed : field.getKey(), field.getValue()));
              });
      return masked;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> masked.add(masked(name, item)));
      return masked;
    }
    return value.isNull()
            || value.isBoolean()
            || KEPT.contains(name)
            || MessageKey.isReference(value.asText())
        ? value
        : JsonNodeFactory.instance.textNode(PersonalDataMask.shape(value.asText()));
  }
}
