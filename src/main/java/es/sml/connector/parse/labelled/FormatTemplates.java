package es.sml.connector.parse.labelled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.template.FormatTemplate;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the templates of a directory. Decides their order, and refuses two of the same name, or a
 * missing general one. An error names file, line and key.
 */
public final class FormatTemplates {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addHandler(new TemplateFaults.PlainKinds())
          .build();

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
    Map<Path, FormatTemplate> read = readAll(directory, further);
    for (Path file : read.keySet()) {
      FormatTemplate template = read.get(file);
      boolean nameUsed =
          templates.values().stream().anyMatch(other -> other.name().equals(template.name()));
      if (nameUsed) {
        throw TemplateFaults.at(
            file,
            "name",
            LocalizedText.of(
                "format.same-name",
                "another template has the name {0}; choose a different one",
                template.name()));
      }
      templates.put(file, template);
    }
    if (templates.values().stream().noneMatch(FormatTemplate::isGeneric)) {
      throw new InvalidFormatFileException(
          directory,
          0,
          "",
          LocalizedText.of(
              "format.none-for-all", "no template applies to all mails; add one without when"));
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

  /** Checks that each file is a template; the first fault has the others as suppressed ones. */
  public static void check(Path directory) {
    readAll(directory, Map.of());
  }

  // A fault of one file hides no fault of another.
  private static Map<Path, FormatTemplate> readAll(Path directory, Map<Path, String> further) {
    Map<Path, FormatTemplate> templates = new LinkedHashMap<>();
    InvalidFormatFileException first = null;
    for (Path file : Stream.concat(files(directory).stream(), further.keySet().stream()).toList()) {
      try {
        templates.put(file, further.containsKey(file) ? read(file, further.get(file)) : read(file));
      } catch (InvalidFormatFileException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
          Stream.of(e.getSuppressed()).forEach(first::addSuppressed);
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return templates;
  }

  /** Returns all labels of all templates, as written. */
  public static Set<String> labels(Path directory) {
    return files(directory).stream()
        .flatMap(file -> read(file).labels().values().stream())
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the providers that the templates name. */
  public static Set<String> providers(Path directory) {
    return files(directory).stream()
        .map(file -> read(file).provider())
        .filter(Objects::nonNull)
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
                    TemplateFaults.at(
                        file,
                        "extends",
                        LocalizedText.of(
                            "format.no-parent",
                            "there is no template {0}{1}",
                            template.parent(),
                            Misspelling.hint(
                                template.parent(),
                                all.values().stream().map(FormatTemplate::name).toList()))));
    return new LabelDictionary(parent.labels(), template.labels(), vocabulary);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw InvalidFormatFileException.unlisted(directory);
    }
  }

  private static FormatTemplate read(Path file) {
    try {
      return read(file, Files.readString(file));
    } catch (IOException e) {
      throw InvalidFormatFileException.unreadable(file);
    }
  }

  private static FormatTemplate read(Path file, String yaml) {
    try {
      FormatTemplate template = YAML.readValue(yaml, FormatTemplate.class);
      if (template == null) {
        throw new InvalidFormatFileException(
            file, 0, "", LocalizedText.of("binding.empty", "is empty"));
      }
      if (template.when() != null && template.when().isEmpty()) {
        throw TemplateFaults.at(
            file,
            "when",
            LocalizedText.of("format.empty-when", "needs from, subject, list-id or file"));
      }
      return template;
    } catch (JsonProcessingException e) {
      throw new FurtherFaults(file, yaml, YAML).addedTo(TemplateFaults.of(file, yaml, e));
    }
  }
}
