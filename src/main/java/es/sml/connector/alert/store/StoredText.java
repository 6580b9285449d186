package es.sml.connector.alert.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a text: its code with arguments, so that it has each reader's language. */
final class StoredText {
  private StoredText() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(LocalizedText.class, new Writer())
        .addDeserializer(LocalizedText.class, new Reader());
  }

  private static ObjectNode tree(LocalizedText text) {
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", text.code())
            .put("english", text.english());
    ArrayNode arguments = tree.putArray("arguments");
    for (Object value : text.arguments()) {
      if (value instanceof LocalizedText inner) {
        arguments.add(tree(inner));
      } else if (value instanceof Number) {
        arguments.addPOJO(value);
      } else {
        arguments.add(value.toString());
      }
    }
    return tree;
  }

  private static LocalizedText text(JsonNode tree) {
    if (tree.isTextual()) { // an earlier version stored it in one language
      return LocalizedText.untranslated(tree.asText());
    }
    List<Object> arguments = new ArrayList<>();
    for (JsonNode value : tree.path("arguments")) {
      arguments.add(
          value.isObject() ? text(value) : value.isNumber() ? value.numberValue() : value.asText());
    }
    return new LocalizedText(
        tree.path("code").asText(), tree.path("english").asText(), List.copyOf(arguments));
  }

  private static final class Writer extends JsonSerializer<LocalizedText> {
    @Override
    public void serialize(LocalizedText text, JsonGenerator out, SerializerProvider any)
        throws IOException {
      out.writeTree(tree(text));
    }
  }

  private static final class Reader extends JsonDeserializer<LocalizedText> {
    @Override
    public LocalizedText deserialize(JsonParser in, DeserializationContext any) throws IOException {
      return text(in.readValueAsTree());
    }
  }
}
