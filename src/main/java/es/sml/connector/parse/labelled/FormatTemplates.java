package es.sml.connector.parse.labelled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the templates of a directory. An error names file, line and key. */
public final class FormatTemplates {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private FormatTemplates() {}

  /**
   * Returns the labelled formats of all *.yaml files: confirmed ones first, then by file name.
   *
   * @throws InvalidFormatFileException for an invalid template, or if none applies to all mails
   */
  public static List<LabelledMailFormat> load(Path directory, Vocabulary vocabulary) {
    return load(directory, Map.of(), vocabulary);
  }

  /**
   * Returns the labelled formats of all *.yaml files and of further templates.
   *
   * @param further the text of each template, by the file that it may become
   */
  public static List<LabelledMailFormat> load(
      Path directory, Map<Path, String> further, Vocabulary vocabulary) {
    Map<Path, FormatTemplate> templates = new LinkedHashMap<>();
    for (Path file : Stream.concat(files(directory).stream(), further.keySet().stream()).toList()) {
      FormatTemplate template =
          further.containsKey(file) ? read(file, further.get(file)) : read(file);
      boolean nameUsed =
          templates.values().stream().anyMatch(other -> other.name().equals(template.name()));
      if (nameUsed) {
        throw refused(
            file,
            "name",
            "another template has the name " + template.name() + "; choose a different one");
      }
      templates.put(file, template);
    }
    if (templates.values().stream().noneMatch(FormatTemplate::isGeneric)) {
      throw new InvalidFormatFileException(
          directory, 0, "", "no template applies to all mails; add one without when");
    }
    List<LabelledMailFormat> formats = new ArrayList<>();
    Map<String, LabelDictionary> shared = new HashMap<>();
    templates.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().confidence()))
        .forEach(
            entry ->
                formats.add(
                    new LabelledMailFormat(
                        entry.getValue(),
                        dictionary(entry.getKey(), entry.getValue(), templates, vocabulary, shared),
                        vocabulary)));
    return formats;
  }

  /** Returns all labels of all templates, as written. */
  public static Set<String> labels(Path directory) {
    return files(directory).stream()
        .flatMap(file -> read(file).labels().values().stream())
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the labels of a template. Those without labels of their own share their parent's. */
  private static LabelDictionary dictionary(
      Path file,
      FormatTemplate template,
      Map<Path, FormatTemplate> all,
      Vocabulary vocabulary,
      Map<String, LabelDictionary> shared) {
    if (template.parent() != null && !template.labels().isEmpty()) {
      return dictionary(file, template, all, vocabulary);
    }
    return shared.computeIfAbsent(
        template.parent() == null ? template.name() : template.parent(),
        name -> dictionary(file, template, all, vocabulary));
  }

  private static LabelDictionary dictionary(
      Path file, FormatTemplate template, Map<Path, FormatTemplate> all, Vocabulary vocabulary) {
    if (template.parent() == null) {
      return new LabelDictionary(template.labels(), Map.of(), vocabulary);
    }
    FormatTemplate parent =
        all.values().stream()
            .filter(other -> other.name().equals(template.parent()) && !other.equals(template))
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        file,
                        "extends",
                        "there is no template "
                            + template.parent()
                            + Misspelling.hint(
                                template.parent(),
                                all.values().stream().map(FormatTemplate::name).toList())));
    return new LabelDictionary(parent.labels(), template.labels(), vocabulary);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidFormatFileException(
          directory, 0, "", "cannot be listed; check its permissions");
    }
  }

  private static FormatTemplate read(Path file) {
    try {
      return read(file, Files.readString(file));
    } catch (IOException e) {
      throw new InvalidFormatFileException(
          file, 0, "", "cannot be read; check its permissions, and save it as UTF-8");
    }
  }

  private static FormatTemplate read(Path file, String yaml) {
    try {
      FormatTemplate template = YAML.readValue(yaml, FormatTemplate.class);
      if (template == null) {
        throw new InvalidFormatFileException(file, 0, "", "is empty");
      }
      if (template.when() != null && template.when().isEmpty()) {
        throw refused(file, "when", "needs from, subject, list-id or file");
      }
      return template;
    } catch (JsonProcessingException e) {
      throw refused(file, e);
    }
  }

  private static InvalidFormatFileException refused(Path file, JsonProcessingException e) {
    List<String> path = path(e);
    try {
      return new InvalidFormatFileException(
          file, line(file, path, e), String.join(".", path), reason(e));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
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
              .map(constant -> Letters.lower(constant.toString()))
              .collect(Collectors.joining(", "));
    }
    if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getCause() instanceof NullPointerException // by List.copyOf and the like
          ? "has an empty entry; delete it, or write its value"
          : refused.getCause().getMessage();
    }
    return e.getOriginalMessage();
  }

  /** Returns the keys that lead to the error, outermost first. */
  private static List<String> path(JsonProcessingException e) {
    List<String> path = new ArrayList<>();
    if (e instanceof JsonMappingException mapping) {
      mapping.getPath().stream()
          .map(JsonMappingException.Reference::getFieldName)
          .filter(key -> key != null)
          .forEach(path::add);
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LeadField.class) {
      path.add(String.valueOf(wrong.getValue()));
    }
    return path;
  }

  /** Returns the line of that key, or the parser's position if it is not found. */
  private static int line(Path file, List<String> path, JsonProcessingException e)
      throws IOException {
    int line = lineOf(file, path);
    return line > 0 || e.getLocation() == null ? line : e.getLocation().getLineNr();
  }

  private static int lineOf(Path file, List<String> path) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int depth = 0;
    for (int i = 0; depth < path.size() && i < lines.size(); i++) {
      String line = depth == 0 ? lines.get(i) : lines.get(i).stripLeading();
      if (hasKey(line, path.get(depth)) && ++depth == path.size()) {
        return i + 1;
      }
    }
    return 0;
  }

  // A key may be as long as its file: it is copied for no line.
  private static boolean hasKey(String line, String key) {
    return line.startsWith(key) && line.startsWith(":", key.length());
  }

  private static InvalidFormatFileException refused(Path file, String key, String reason) {
    try {
      return new InvalidFormatFileException(file, lineOf(file, List.of(key)), key, reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
