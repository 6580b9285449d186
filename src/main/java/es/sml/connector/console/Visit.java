package es.sml.connector.console;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * A request for a page.
 *
 * @param session null where nobody is logged in
 * @param address what comes before the question mark
 * @param name what stands in the address for a lead or a letter; empty where nothing does
 * @param query the parameters after the question mark
 * @param form the fields of a form; none for GET
 */
record Visit(
    ConsolePage page,
    Session session,
    Language language,
    String address,
    String name,
    Map<String, String> query,
    MultiMap form,
    CamelContext context) {

  /** A field of the form, without space around it; empty where there is none. */
  String field(String field) {
    String value = form.get(field);
    return value == null ? "" : value.strip();
  }

  List<String> fields(String field) {
    return form.getAll(field);
  }

  /** A parameter of the address; null where it is not there or empty. */
  String parameter(String parameter) {
    String value = query.get(parameter);
    return value == null || value.isBlank() ? null : value.strip();
  }

  Words words() {
    return Words.in(language);
  }

  /** Without what was asked, which may be about a customer. */
  @Override
  public String toString() {
    return "Visit[" + page + "]";
  }
}
