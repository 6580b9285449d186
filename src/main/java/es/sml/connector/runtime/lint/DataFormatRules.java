package es.sml.connector.runtime.lint;

import es.sml.connector.language.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.dataformat.JsonDataFormat;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * Finds marshal and unmarshal steps without one of the connector's JSON mappers. A message must not
 * choose the class that it becomes, and one step must not change the mapper of another.
 */
final class DataFormatRules {
  private static final String MAPPER = "#[A-Za-z]+";

  private static final Map<String, Function<JsonDataFormat, String>> CLASS_CHOOSERS =
      Map.of(
          "allowUnmarshallType", JsonDataFormat::getAllowUnmarshallType,
          "allowJmsType", JsonDataFormat::getAllowJmsType);

  private static final Map<String, Function<JsonDataFormat, String>> MAPPER_CHANGES =
      Map.of(
          "include", JsonDataFormat::getInclude,
          "prettyPrint", JsonDataFormat::getPrettyPrint,
          "enableFeatures", JsonDataFormat::getEnableFeatures,
          "disableFeatures", JsonDataFormat::getDisableFeatures,
          "moduleClassNames", JsonDataFormat::getModuleClassNames,
          "moduleRefs", JsonDataFormat::getModuleRefs,
          "namingStrategy", JsonDataFormat::getNamingStrategy,
          "timezone", JsonDataFormat::getTimezone);

  private DataFormatRules() {}

  static List<LocalizedText> faults(ProcessorDefinition<?> step) {
    DataFormatDefinition format = format(step);
    if (format == null) {
      return step instanceof MarshalDefinition || step instanceof UnmarshalDefinition
          ? List.of(
              LocalizedText.of(
                  "route.no-json", "{0} needs json with an objectMapper", step.getShortName()))
          : List.of();
    }
    if (!(format instanceof JsonDataFormat json) || json.getLibrary() != JsonLibrary.Jackson) {
      return List.of(
          LocalizedText.of(
              "route.data-format",
              "the data format {0} may not be used: use json with the library Jackson",
              format.getDataFormatName()));
    }
    if (json.getObjectMapper() == null || !json.getObjectMapper().matches(MAPPER)) {
      return List.of(
          LocalizedText.of(
              "route.mapper", "json needs an objectMapper of a fixed name, such as \"#crmJson\""));
    }
    List<LocalizedText> faults = new ArrayList<>();
    CLASS_CHOOSERS.forEach(
        (option, value) -> {
          if (isSet(value.apply(json))) {
            faults.add(
                LocalizedText.of(
                    "route.class-chosen",
                    "{0} may not be used: a message would choose the class it becomes",
                    option));
          }
        });
    MAPPER_CHANGES.forEach(
        (option, value) -> {
          if (isSet(value.apply(json))) {
            faults.add(
                LocalizedText.of(
                    "route.mapper-changed",
                    "{0} may not be used: it changes the objectMapper for all routes",
                    option));
          }
        });
    return faults;
  }

  /** Returns the name of the bean that maps the JSON of a step; null if there is none. */
  static String mapper(ProcessorDefinition<?> step) {
    return format(step) instanceof JsonDataFormat json && json.getObjectMapper() != null
        ? json.getObjectMapper().substring(1)
        : null;
  }

  private static DataFormatDefinition format(ProcessorDefinition<?> step) {
    if (step instanceof MarshalDefinition marshal) {
      return marshal.getDataFormatType();
    }
    return step instanceof UnmarshalDefinition unmarshal ? unmarshal.getDataFormatType() : null;
  }

  private static boolean isSet(String option) {
    return option != null && !"false".equals(option);
  }
}
