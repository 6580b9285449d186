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
 * JSON in SML's form: snake case, absent instead of null, times in ISO 8601, and only valid
 * characters.
 */
public final class SmlJson {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(new ValidText()))
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

  /**
   * Leaves out NUL, which JSON allows and no database stores, and halves of a character: SML would
   * reject a lead with one. A text of nothing else becomes a replacement sign, because SML needs
   * some texts.
   */
  private static final class ValidText extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    private ValidText() {
      super(String.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, String text) {
      return text.isEmpty();
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(valid(text));
    }

    private static String valid(String text) {
      if (text.codePoints().allMatch(ValidText::isValid)) {
        return text;
      }
      String valid =
          text.codePoints()
              .filter(ValidText::isValid)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      return valid.isEmpty() ? "\uFFFD" : valid;
    }

    private static boolean isValid(int codePoint) {
      return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
  }
}
