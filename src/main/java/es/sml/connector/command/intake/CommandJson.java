package es.sml.connector.command.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Optional;

/** JSON of commands. A wrong type of one field must not hide the id: its sender gets a reply. */
public final class CommandJson {
  private static final String DUPLICATE = "Duplicate field";

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CommandJson() {}

  /** Returns the path of the first field that an object has twice; empty if there is none. */
  public static Optional<String> repeatedField(byte[] json) {
    try (JsonParser parser = STRICT.createParser(json)) {
      try {
        while (parser.nextToken() != null) {
          // the parser compares the names
        }
        return Optional.empty();
      } catch (JsonParseException e) {
        return Optional.of(parser.getParsingContext().pathAsPointer().toString())
            .filter(path -> String.valueOf(e.getOriginalMessage()).startsWith(DUPLICATE))
            .map(path -> path.substring(1).replace('/', '.'));
      }
    } catch (IOException e) {
      return Optional.empty(); // the reader of the whole command reports it
    }
  }

  /** Reads a text, number or boolean as text; everything else, and a blank text, is null. */
  private static final class Text extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    private Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode value = context.readTree(parser);
      return value.isValueNode() && !value.asText().isBlank() ? value.asText() : null;
    }
  }
}
