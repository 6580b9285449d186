package es.sml.connector.parse.labelled;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.template.WrongKeyException;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.yaml.ExpectedKind;
import es.sml.connector.setting.yaml.YamlFaultException;
import es.sml.connector.setting.yaml.YamlLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The faults of template files: file, line, key and reason, in plain words. */
final class TemplateFaults {
  private static final String MISSING = "Missing required creator property '";

  private TemplateFaults() {}

  /** Says which kind of value was expected. The library's own text names Java types. */
  static final class PlainKinds extends DeserializationProblemHandler {
    @Override
    public Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType target,
        JsonToken token,
        JsonParser parser,
        String message)
        throws IOException {
      throw wrongKind(parser, ExpectedKind.unless(target.getRawClass(), token));
    }

    @Override
    public Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> type,
        ValueInstantiator instantiator,
        JsonParser parser,
        String message)
        throws IOException {
      throw wrongKind(parser, ExpectedKind.unless(type, parser.currentToken()));
    }

    private static JsonMappingException wrongKind(
        JsonParser parser, InvalidSettingException fault) {
      return JsonMappingException.from(parser, fault.getMessage(), fault);
    }
  }

  /** Returns the fault at a key of a file. */
  static InvalidFormatFileException at(Path file, String key, LocalizedText reason) {
    return new InvalidFormatFileException(file, YamlLines.nearest(lines(file), key), key, reason);
  }

  /** Returns the fault that the reader of a text found. */
  static InvalidFormatFileException of(Path file, String yaml, JsonProcessingException e) {
    try {
      String key = key(e);
      int line = YamlLines.nearest(YamlLines.of(yaml), key);
      boolean isKeyless = key.isEmpty() && e.getLocation() != null;
      return new InvalidFormatFileException(
          file, isKeyless ? e.getLocation().getLineNr() : line, key, reason(e));
    } catch (YamlFaultException fault) {
      return new InvalidFormatFileException(file, fault.line(), fault.key(), fault.text());
    }
  }

  private static Map<String, Integer> lines(Path file) {
    try {
      return YamlLines.of(Files.readString(file));
    } catch (IOException | YamlFaultException e) {
      return Map.of(); // a proposed template has no file yet
    }
  }

  private static LocalizedText reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return LocalizedText.of(
          "binding.unknown-key",
          "unknown key{0}",
          Misspelling.hint(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream().map(Object::toString).toList()));
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LeadField.class) {
      return LocalizedText.of(
          "format.unknown-field",
          "unknown field{0}",
          Misspelling.hint(String.valueOf(wrong.getValue()), LeadField.allWritten()));
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return LocalizedText.of(
          "format.one-of",
          "must be one of {0}",
          Arrays.stream(wrong.getTargetType().getEnumConstants())
              .map(constant -> Letters.lower(constant.toString()))
              .collect(Collectors.joining(", ")));
    }
    if (e.getCause() instanceof NullPointerException) { // by List.copyOf and the like
      return LocalizedText.of(
          "format.empty-entry", "has an empty entry; delete it, or write its value");
    }
    if (e.getCause() instanceof Localized fault) {
      return fault.text();
    }
    String message = e.getOriginalMessage();
    if (message.startsWith(MISSING)) {
      return LocalizedText.of("format.missing", "is missing");
    }
    return message.startsWith("Duplicate field")
        ? LocalizedText.of("format.key-twice", "a key is set twice")
        : LocalizedText.of("format.wrong-value", "has a value that is not allowed: {0}", message);
  }

  /** Returns the dotted key of the error. */
  private static String key(JsonProcessingException e) {
    StringBuilder key = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
        } else if (step.getIndex() >= 0) {
          key.append('[').append(step.getIndex()).append(']');
        }
      }
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LeadField.class) {
      key.append('.').append(wrong.getValue());
    }
    if (e.getCause() instanceof WrongKeyException wrong) {
      key.append(key.isEmpty() ? "" : ".").append(wrong.key());
    }
    return key.toString();
  }
}
