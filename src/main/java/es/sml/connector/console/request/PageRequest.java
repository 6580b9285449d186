package es.sml.connector.console.request;

import es.sml.connector.console.session.Session;
import es.sml.connector.console.text.Language;
import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * A request for a page.
 *
 * @param session null before the login
 * @param name the lead or dead letter in the path; empty if there is none
 * @param query the query parameters
 * @param form the fields of a form; none for GET
 */
public record PageRequest(
    ConsolePage page,
    Session session,
    Language language,
    String name,
    Map<String, String> query,
    MultiMap form,
    CamelContext context) {

  /** Returns a field of the form without surrounding space; empty if it is missing. */
  public String field(String field) {
    String value = form.get(field);
    return value == null ? "" : value.strip();
  }

  public List<String> fields(String field) {
    return form.getAll(field);
  }

  /** Returns what a person typed into a field, in a form or in the address; else the other text. */
  public String typed(String name, String other) {
    String value = field(name).isEmpty() ? parameter(name) : field(name);
    return value == null ? other : value;
  }

  /** Returns a query parameter; null if it is missing or empty. */
  public String parameter(String parameter) {
    String value = query.get(parameter);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns those of the query parameters that are given. */
  public Map<String, String> parameters(Collection<String> names) {
    Map<String, String> given = new HashMap<>();
    names.stream()
        .filter(name -> parameter(name) != null)
        .forEach(name -> given.put(name, parameter(name)));
    return given;
  }

  /** Returns the note of the session that a query parameter names; null if there is none. */
  public <T> T note(String parameter, Class<T> type) {
    return session.recall(parameter(parameter), type).orElse(null);
  }

  /** Leaves out the parameters, which may hold customers' data. */
  @Override
  public String toString() {
    return "PageRequest[" + page + "]";
  }
}
