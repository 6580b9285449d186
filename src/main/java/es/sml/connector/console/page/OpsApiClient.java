package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsFile;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.view.StatusView;
import java.util.List;
import java.util.Map;

/** Calls the ops API with the role of the session. The pages have no rules of their own. */
public record OpsApiClient(OpsApi api) {
  /** The parameter of a list's next page. */
  static final List<String> AFTER = List.of("after");

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  <T> T get(
      PageRequest pageRequest, OpsEndpoint endpoint, Map<String, String> query, Class<T> view) {
    return ask(pageRequest, endpoint, "", query, NOTHING, view);
  }

  /** Returns the lead or dead letter of that name. */
  <T> T show(PageRequest pageRequest, OpsEndpoint endpoint, String name, Class<T> view) {
    return ask(pageRequest, endpoint, name, Map.of(), NOTHING, view);
  }

  /** Returns a list that belongs to the thing of that name. */
  <T> T list(
      PageRequest pageRequest,
      OpsEndpoint endpoint,
      String name,
      Map<String, String> query,
      Class<T> view) {
    return ask(pageRequest, endpoint, name, query, NOTHING, view);
  }

  <T> T post(PageRequest pageRequest, OpsEndpoint endpoint, ObjectNode body, Class<T> view) {
    return ask(pageRequest, endpoint, pageRequest.name(), Map.of(), body, view);
  }

  StatusView status(PageRequest pageRequest) {
    return get(pageRequest, OpsEndpoint.SHOW_STATUS, Map.of(), StatusView.class);
  }

  /** Returns those of the dealers that the person has rights for. */
  static List<String> limited(List<String> dealers, PageRequest pageRequest) {
    DealerLimit limit = pageRequest.session().caller().limit();
    return limit == null ? dealers : dealers.stream().filter(limit::allows).toList();
  }

  /** Returns a response that is a file. */
  Outcome file(PageRequest pageRequest, OpsEndpoint endpoint, Map<String, String> query) {
    return new Outcome.File(
        ask(pageRequest, endpoint, pageRequest.name(), query, NOTHING, OpsFile.class));
  }

  private <T> T ask(
      PageRequest pageRequest,
      OpsEndpoint endpoint,
      String name,
      Map<String, String> query,
      ObjectNode body,
      Class<T> view) {
    OpsRequest request =
        new OpsRequest(
            pageRequest.session().caller(), name, pageRequest.language().locale(), query, body);
    return view.cast(api.answer(endpoint, request, pageRequest.context()));
  }
}
