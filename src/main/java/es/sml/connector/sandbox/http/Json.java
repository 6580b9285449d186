package es.sml.connector.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reads and writes JSON in memory. */
public final class Json {
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /** An object that writes itself as one JSON value. */
  public interface Writing {
    void writeTo(JsonGenerator json) throws IOException;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static Buffer buffer(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      writing.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON to memory", e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  public static Buffer buffer(JsonNode tree) {
    return buffer(json -> MAPPER.writeTree(json, tree));
  }

  /** Encodes JSON that many responses share once. */
  public static SerializedString fragment(JsonNode tree) {
    SerializedString fragment = new SerializedString(tree.toString());
    fragment.asUnquotedUTF8();
    return fragment;
  }

  /** Returns all texts in a tree, in lower case, each on its own line. */
  public static String texts(JsonNode tree) {
    StringBuilder texts = new StringBuilder();
    collectTexts(tree, texts);
    return texts.toString().toLowerCase(Locale.ROOT);
  }

  private static void collectTexts(JsonNode tree, StringBuilder texts) {
    if (tree.isTextual()) {
      texts.append(tree.textValue()).append('\n');
    }
    tree.forEach(child -> collectTexts(child, texts));
  }

  /** Refuses invalid JSON with 400. The message names the place but quotes no text. */
  public static JsonNode parse(Buffer body) {
    try {
      JsonNode tree = MAPPER.readTree(body.getBytes());
      if (!tree.isMissingNode()) {
        return tree;
      }
      throw refusal("Expecting value: line 1 column 1");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw refusal(
          at == null
              ? "unreadable"
              : "Expecting value: line " + at.getLineNr() + " column " + at.getColumnNr());
    } catch (IOException e) {
      throw refusal("not UTF-8");
    }
  }

  private static RequestRefusedException refusal(String problem) {
    return new RequestRefusedException(ErrorResponses.detail(400, "JSON parse error - " + problem));
  }
}
