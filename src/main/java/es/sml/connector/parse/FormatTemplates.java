package es.sml.connector.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the templates of a directory and refuses the first wrong one by file, line and key. */
final class FormatTemplates {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private FormatTemplates() {}

  /**
   * The labelled formats of all *.yaml files: confirmed ones first, then by file name.
   *
   * @throws InvalidFormatTemplateException for a wrong template, or none for any mail
   */
  static List<LabelledMailFormat> load(Path directory) {
    Map<Path, FormatTemplate> templates = new LinkedHashMap<>();
    for (Path file : files(directory)) {
      FormatTemplate template = read(file);
      boolean taken =
          templates.values().stream().anyMatch(other -> other.name().equals(template.name()));
      if (taken) {
        throw new InvalidFormatTemplateException(
            file, lineOf(file, "name"), "name", "another template has the name " + template.name());
      }
      templates.put(file, template);
    }
    if (templates.values().stream().noneMatch(FormatTemplate::isGeneric)) {
      throw new InvalidFormatTemplateException(
          directory, 0, "", "no template is for any mail (one without when)");
    }
    List<LabelledMailFormat> formats = new ArrayList<>();
    templates.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().confidence()))
        .forEach(
            entry ->
                formats.add(
                    new LabelledMailFormat(
                        entry.getValue(),
                        dictionary(entry.getKey(), entry.getValue(), templates))));
    return formats;
  }

  private static LabelDictionary dictionary(
      Path file, FormatTemplate template, Map<Path, FormatTemplate> all) {
    if (template.parent() == null) {
      return new LabelDictionary(template.labels());
    }
    FormatTemplate parent =
        all.values().stream()
            .filter(other -> other.name().equals(template.parent()) && !other.equals(template))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidFormatTemplateException(
                        file,
                        lineOf(file, "extends"),
                        "extends",
                        "no template "
                            + template.parent()
                            + Misspelling.hint(
                                template.parent(),
                                all.values().stream().map(FormatTemplate::name).toList())));
    return new LabelDictionary(parent.labels(), template.labels());
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidFormatTemplateException(directory, 0, "", "cannot be listed");
    }
  }

  private static FormatTemplate read(Path file) {
    try {
      FormatTemplate template = YAML.readValue(Files.readString(file), FormatTemplate.class);
      if (template == null) {
        throw new InvalidFormatTemplateException(file, 0, "", "is empty");
      }
      return template;
    } catch (JsonProcessingException e) {
      throw new InvalidFormatTemplateException(file, line(e), key(e), reason(e));
    } catch (IOException e) {
      throw new InvalidFormatTemplateException(file, 0, "", "cannot be read as UTF-8 text");
    }
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key"
          + Misspelling.hint(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream().map(Object::toString).toList());
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LeadField.class) {
      return "unknown field"
          + Misspelling.hint(String.valueOf(wrong.getValue()), LeadField.allWritten());
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return "must be one of "
          + Arrays.stream(wrong.getTargetType().getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getCause().getMessage();
    }
    return e.getOriginalMessage();
  }

  private static String key(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
        ? mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."))
        : "";
  }

  private static int line(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? 0 : location.getLineNr();
  }

  private static int lineOf(Path file, String key) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).startsWith(key + ":")) {
          return i + 1;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
