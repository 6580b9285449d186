package es.sml.connector.parse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.failure.UnreadableMessageException;

/**
 * Reads foreign JSON within limits: its depth, its texts and the number of its values. Its errors
 * never quote the JSON.
 */
public final class LeadJson {
  static final int MAX_DEPTH = 32;
  static final int MAX_STRING = 1_000_000;
  static final int MAX_NAME = 1_000;

  /** Names, values and brackets: five hundred leads with fifty answers each. */
  static final int MAX_TOKENS = 200_000;

  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // A stranger's names are not worth a table, and may collide in it on purpose.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(50)
                          .maxNameLength(MAX_NAME)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .build())
          .addModule(new JavaTimeModule())
          .nodeFactory(new WholeNumbers())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private LeadJson() {}

  /** Reads a telephone number that a program wrote as 612345678.0 or 6.12345678E8. */
  private static final class WholeNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    /** Each whole number up to this has its own double. */
    private static final double LARGEST = 1L << 53;

    @Override
    public NumericNode numberNode(double number) {
      return number == Math.rint(number) && Math.abs(number) <= LARGEST
          ? numberNode((long) number)
          : super.numberNode(number);
    }
  }

  /**
   * Returns the value in the text.
   *
   * @throws UnreadableMessageException if it is not JSON or exceeds a limit
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new UnreadableMessageException(
          "the JSON exceeds a limit (%d levels, texts of %d characters, %d names, values and brackets)"
                  .formatted(MAX_DEPTH, MAX_STRING, MAX_TOKENS)
              + "; ask the sender to split it");
    } catch (JsonProcessingException e) {
      throw new UnreadableMessageException(
          "the JSON is not valid" + at(e.getLocation()) + "; ask the sender to correct it");
    }
  }

  /**
   * Returns the place in the text, such as " at line 1, column 5". Jackson's own messages quote the
   * text.
   */
  public static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
