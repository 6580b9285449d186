package es.sml.connector.runtime.ext;

import es.sml.connector.language.LocalizedText;
import java.util.List;
import org.apache.camel.util.URISupport;

/**
 * The state of a route in routes/ext before its start.
 *
 * @param route id of the route; ext if no route can be loaded
 * @param fault fault of the route; null if there is none
 * @param source address that it reads, without secrets; null with a fault
 */
public record ExtFinding(String route, LocalizedText fault, String source) {
  public static List<ExtFinding> of(RoutesLintException faults) {
    return faults.faults().stream().map(fault -> new ExtFinding("ext", fault, null)).toList();
  }

  static ExtFinding sound(String route, String uri) {
    return new ExtFinding(route, null, URISupport.sanitizeUri(uri.split("[?]", 2)[0]));
  }
}
