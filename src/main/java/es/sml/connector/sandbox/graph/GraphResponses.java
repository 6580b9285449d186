package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Meta's responses: errors, and objects with the requested fields alone. Decides which fields
 * exist.
 */
final class GraphResponses {
  /** Fields of leads and forms. Meta refuses any other one. */
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "created_time",
          "ad_id",
          "ad_name",
          "adset_id",
          "adset_name",
          "campaign_id",
          "campaign_name",
          "form_id",
          "field_data",
          "custom_disclaimer_responses",
          "home_listing",
          "is_organic",
          "partner_name",
          "platform",
          "post",
          "post_submission_check_result",
          "retailer_item_id",
          "vehicle",
          "name",
          "locale",
          "status",
          "page_id",
          "questions",
          "legal_content");

  private GraphResponses() {}

  /** Returns an error: Meta uses the status 400 for nearly all of them. */
  static SandboxResponse error(int code, String message) {
    ObjectNode tree = Json.object();
    tree.putObject("error")
        .put("message", message)
        .put("type", "OAuthException")
        .put("code", code)
        .put("fbtrace_id", "sandbox");
    return SandboxResponse.json(400, tree);
  }

  static SandboxResponse absent(String id) {
    return error(
        100,
        "Unsupported get request. Object with ID '"
            + id
            + "' does not exist, cannot be loaded due to missing permissions, or does not support"
            + " this operation");
  }

  static SandboxResponse deadToken() {
    return error(190, "Error validating access token: the session has been invalidated");
  }

  static SandboxResponse throttled(int minutes) {
    return error(80005, "There have been too many leadgen api calls to this Page account")
        .withHeader(
            "X-Business-Use-Case-Usage",
            "{\"111\":[{\"type\":\"leadgen\",\"call_count\":100,\"total_cputime\":25,"
                + "\"total_time\":25,\"estimated_time_to_regain_access\":"
                + minutes
                + "}]}");
  }

  static SandboxResponse unknownField(String field) {
    return error(100, "(#100) Tried accessing nonexisting field (" + field + ")");
  }

  /** Returns the names of a list of fields, without the fields of the objects in them. */
  static List<String> names(String fields) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int depth = 0;
    for (char c : (fields + ",").toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        names.add(name.toString());
        name.setLength(0);
      } else if (depth == 0 && c != '}') {
        name.append(c);
      }
    }
    return names;
  }

  /** Refuses an unknown field. */
  static void check(List<String> names) {
    for (String name : names) {
      if (!FIELDS.contains(name)) {
        throw new RequestRefusedException(unknownField(name));
      }
    }
  }

  /** Returns the object with these fields and its id; all others are absent without an error. */
  static ObjectNode select(ObjectNode object, List<String> names) {
    ObjectNode selected = Json.object();
    names.forEach(
        name -> {
          if (object.has(name)) {
            selected.set(name, object.get(name));
          }
        });
    return selected.put("id", object.path("id").asText());
  }
}
