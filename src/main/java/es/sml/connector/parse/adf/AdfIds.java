package es.sml.connector.parse.adf;

import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;

/**
 * Reads the ids of an ADF element. Each may name its source. Decides when a sequence number stands
 * for an empty id.
 */
final class AdfIds {
  private static final int LONGEST_SEQUENCE = 3;

  private AdfIds() {}

  /** Returns the ids that say something, each as "source:id". */
  static List<String> of(XmlElement element) {
    return element.children("id").filter(id -> !idOf(id).isEmpty()).map(AdfIds::written).toList();
  }

  private static String written(XmlElement id) {
    String source = id.attribute("source");
    return source.isEmpty() ? idOf(id) : source + ":" + idOf(id);
  }

  /** Returns the id. Its sequence number counts as an id only if a sender wrote the id there. */
  static String idOf(XmlElement id) {
    String sequence = id.attribute("sequence");
    return id.isBlank() && sequence.length() > LONGEST_SEQUENCE ? sequence : id.line();
  }
}
