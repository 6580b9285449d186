package es.sml.connector.command.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** JSON of commands. A wrong type of one field must not hide the id: its sender gets a reply. */
public final class CommandJson {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CommandJson() {}

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
