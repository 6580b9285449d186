package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.xml.tree.XmlObject;
import java.util.List;
import java.util.Optional;

/**
 * Brings what programs send into a form that a format reads: text and sheets of other layouts, and
 * HTML that a document wraps. Content that is no such layout stays as it is.
 */
public final class Payloads {
  /** Signs of a workbook, and of HTML within XML and JSON. */
  private static final List<String> SIGNS =
      List.of(
          "<Worksheet", ":Worksheet", "CDATA", "&lt;", "</td>", "<\\/td>", "<br", "</p>", "<\\/p>");

  private Payloads() {}

  /**
   * Returns the content in such a form.
   *
   * @param limit of its text; a longer content is a table that is read row by row
   */
  public static MessageContent in(MessageContent content, TextLimit limit) {
    return content.length() > limit.bytes()
        ? content
        : content.withParts(
            content.parts().stream()
                .map(
                    part ->
                        content.mail() && !part.attachment() ? part : read(part, !content.mail()))
                .toList());
  }

  private static MessageContent.Part read(MessageContent.Part part, boolean whole) {
    String text = part.text();
    Optional<JsonNode> document = document(text);
    return document
        .flatMap(WorkbookXml::table)
        .map(table -> as("text/csv", part, table))
        .or(
            () ->
                document
                    .filter(json -> whole) // a mail says more than a document in it
                    .flatMap(HtmlInDocument::read)
                    .map(html -> as("text/html", part, html)))
        .or(() -> lines(text, whole).map(json -> as(ContentKind.JSON, part, json.toString())))
        .orElse(part);
  }

  // A vCard beside a mail is a contact of its writer.
  private static Optional<JsonNode> lines(String text, boolean whole) {
    return whole ? TextDocument.read(text) : TextDocument.lines(text.strip());
  }

  /** Returns the XML or JSON if it may be a workbook or wrap HTML. */
  private static Optional<JsonNode> document(String text) {
    String kind = ContentKind.ofText(text);
    boolean xml = kind.equals(ContentKind.XML);
    if (SIGNS.stream().noneMatch(text::contains) || !(xml || kind.equals(ContentKind.JSON))) {
      return Optional.empty();
    }
    try {
      return xml ? XmlObject.read(text) : Optional.of(LeadJson.read(text));
    } catch (UnreadableMessageException e) {
      return Optional.empty(); // the formats of XML and JSON say what is wrong
    }
  }

  private static MessageContent.Part as(String type, MessageContent.Part part, String text) {
    String name = type.equals("text/csv") ? null : part.name();
    return new MessageContent.Part(type, name, part.attachment(), DecodedText.whole(text));
  }
}
