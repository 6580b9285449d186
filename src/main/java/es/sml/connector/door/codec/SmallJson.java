package es.sml.connector.door.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Reads JSON of strangers up to a depth, and writes JSON. Others limit its size. */
public final class SmallJson {
  private static final int DEEPEST = 50;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private SmallJson() {}

  /** Returns the document; a missing node if it is no JSON. */
  public static JsonNode read(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException | NumberFormatException e) {
      // It is no JSON, or a number has an exponent of many digits.
      return MissingNode.getInstance();
    }
  }

  public static byte[] write(JsonNode node) {
    return Hmacs.bytes(node.toString());
  }
}
