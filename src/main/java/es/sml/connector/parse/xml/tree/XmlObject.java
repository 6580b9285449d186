package es.sml.connector.parse.xml.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.limit.ParseThread;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of an unknown program as the JSON that the same program would write. */
public final class XmlObject {
  private static final String NAMESPACE = "xmlns";

  private XmlObject() {}

  /**
   * Returns an object with the root; empty if the XML is not well-formed. Attributes and elements
   * are fields with their written names, and repeated elements are a list.
   *
   * @throws UnreadableMessageException if it declares entities, is nested too deep, or has too many
   *     elements
   */
  public static Optional<JsonNode> read(String xml) {
    LenientXml.refuseEntityDeclarations(xml);
    LenientXml.refuseManyTags(xml);
    try {
      XMLStreamReader reader = LenientXml.strictReader(xml.strip());
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        ParseThread.step();
      }
      String root = local(reader.getLocalName());
      return Optional.of(JsonNodeFactory.instance.objectNode().set(root, element(reader, 1)));
    } catch (XMLStreamException e) {
      return Optional.empty(); // its message may quote text
    }
  }

  private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    ParseThread.step();
    if (depth > XmlTreeBuilder.MAX_DEPTH) {
      throw XmlTreeBuilder.tooDeep();
    }
    String own = local(reader.getLocalName());
    ObjectNode attributes = attributes(reader);
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = local(reader.getLocalName());
        add(fields, name, element(reader, depth + 1));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return node(own, attributes, fields, text.toString().strip());
  }

  private static ObjectNode attributes(XMLStreamReader reader) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (!name.startsWith(NAMESPACE) && !NAMESPACE.equals(reader.getAttributePrefix(i))) {
        attributes.put(local(name), reader.getAttributeValue(i));
      }
    }
    return attributes;
  }

  // Beside elements, the number of an order must not look like a telephone number.
  private static JsonNode node(String name, ObjectNode attributes, ObjectNode fields, String text) {
    if (fields.isEmpty() && attributes.isEmpty()) {
      return TextNode.valueOf(text);
    }
    boolean leaf = fields.isEmpty();
    attributes
        .properties()
        .forEach(
            each -> fields.set(leaf ? each.getKey() : name + " " + each.getKey(), each.getValue()));
    if (!text.isEmpty()) {
      fields.put("value", text);
    }
    return fields;
  }

  private static void add(ObjectNode fields, String name, JsonNode value) {
    JsonNode known = fields.get(name);
    if (known == null) {
      fields.set(name, value);
    } else if (known instanceof ArrayNode several) {
      several.add(value);
    } else {
      fields.set(name, JsonNodeFactory.instance.arrayNode().add(known).add(value));
    }
  }

  private static String local(String written) {
    return written.substring(written.indexOf(':') + 1);
  }
}
