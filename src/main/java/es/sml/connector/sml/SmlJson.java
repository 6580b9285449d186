package es.sml.connector.sml;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * JSON in SML's form: snake case, absent instead of null, times in ISO 8601, and no NUL character.
 */
public final class SmlJson {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(new WithoutNul()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private SmlJson() {}

  /** Returns an id, which a server may write as a text; null if the value is no whole number. */
  public static Long id(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    return value.isTextual() && value.textValue().matches("\\d{1,18}")
        ? Long.valueOf(value.textValue())
        : null;
  }

  /** Replaces NUL, which JSON allows and no database stores: SML would reject a lead with one. */
  private static final class WithoutNul extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    private WithoutNul() {
      super(String.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, String text) {
      return text.isEmpty();
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text.replace('\0', '\uFFFD'));
    }
  }
}
