package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.phone.PhoneReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * The HTML that a document of a program wraps: the notification of a form. The document counts only
 * as its wrapping if no other value may be the customer's contact.
 */
final class HtmlInDocument {
  /** A shorter one is a sentence in a field of its own. */
  private static final int FEWEST_LINES = 4;

  private static final int LONGEST_VALUE = 200;

  /** A document with more values is a lead of its own. */
  private static final int MOST_OTHERS = 20;

  private HtmlInDocument() {}

  /** Returns the HTML with the other values above it; empty if it is not the whole content. */
  static Optional<String> read(JsonNode document) {
    List<String> html = new ArrayList<>();
    List<Element> others = new ArrayList<>();
    boolean[] contact = {false};
    JsonScalars.leaves(
        "",
        document,
        (path, text) -> {
          if (isHtml(text)) {
            html.add(text);
          } else if (!text.isBlank()) {
            contact[0] |=
                text.indexOf('@') >= 0
                    || PhoneReader.isOnlyNumber(text)
                    || text.length() > LONGEST_VALUE;
            others.add(new Element("p").text(name(path) + ": " + text.strip()));
          }
        });
    if (html.size() != 1 || contact[0] || others.size() > MOST_OTHERS) {
      return Optional.empty();
    }
    StringBuilder page = new StringBuilder();
    others.forEach(other -> page.append(other.outerHtml()).append('\n'));
    return Optional.of(page.append(html.get(0)).toString());
  }

  private static boolean isHtml(String text) {
    return (ContentKind.ofText(text).equals("text/html") || PlainText.htmlIn(text) != null)
        && PlainText.ofEither(text).lines().count() >= FEWEST_LINES;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
