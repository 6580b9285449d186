package es.sml.connector.parse.html;

import es.sml.connector.parse.text.Letters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Writes what a filled form shows in its fields as text: the typed values and the selected options.
 * Each field ends its line, so that it follows its own label only.
 */
final class FormControls {
  /** Types of fields that show no words of the customer. */
  private static final Set<String> NOT_TYPED =
      Set.of(
          "hidden",
          "submit",
          "button",
          "reset",
          "image",
          "checkbox",
          "radio",
          "file",
          "password",
          "search",
          "range",
          "color");

  private static final String CONTROLS = "input, select, textarea";

  private FormControls() {}

  static void write(Document html) {
    // Once, because a page may have thousands of fields.
    Map<String, Element> labels = new HashMap<>();
    for (Element label : html.getElementsByAttribute("for")) {
      labels.putIfAbsent(Letters.lower(label.attr("for").strip()), label);
    }
    for (Element control : html.select(CONTROLS)) {
      String type = control.attr("type").strip();
      if (!control.nameIs("input") || NOT_TYPED.stream().noneMatch(type::equalsIgnoreCase)) {
        write(control, labels);
      }
    }
  }

  private static void write(Element control, Map<String, Element> labels) {
    Element label = label(control, labels);
    String shown = shown(control);
    if (label != null) {
      endWithColon(label);
    }
    // In its place, because each node that moves its many neighbours takes time.
    control.tagName("span").clearAttributes().empty();
    control.appendText(" " + shown).appendElement("br");
  }

  /** Returns the value; of a list only the selected options, because the others mislead. */
  private static String shown(Element control) {
    if (control.nameIs("select")) {
      List<String> chosen = control.select("option[selected]").eachText();
      return String.join(", ", chosen);
    }
    return control.nameIs("textarea") ? control.wholeText().strip() : control.attr("value").strip();
  }

  /** Returns the label of the field: of its id, or the element before it; null if it has none. */
  private static Element label(Element control, Map<String, Element> labels) {
    Element before = control.previousElementSibling();
    if (before != null && before.nameIs("label")) {
      return before;
    }
    String id = Letters.lower(control.id().strip());
    return id.isEmpty() ? null : labels.get(id);
  }

  private static void endWithColon(Element label) {
    String text = label.text().replace("*", "").strip();
    label.empty().appendText(text.endsWith(":") || text.endsWith("?") ? text : text + ":");
    label.before(new Element("br"));
  }
}
