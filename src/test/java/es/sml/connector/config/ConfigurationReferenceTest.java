package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.KeyTypes;
import es.sml.connector.config.file.ReferenceConfiguration;
import es.sml.connector.config.file.ReferenceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files that describe each key say what the settings' records say. With -Dreference.renew=true
 * the test writes them.
 */
class ConfigurationReferenceTest {
  private static final int MOST_WORDS = 20;

  private static final Map<Path, UnaryOperator<String>> FILES = new LinkedHashMap<>();

  static {
    FILES.put(Path.of("docs/configuration.md"), ReferencePage::renewed);
    FILES.put(
        Path.of("config/application.properties"),
        text ->
            new CommentedFile(keys(ReferenceConfiguration.application(), true), KeyLine::ofProperty)
                .renewed(text));
    FILES.put(
        Path.of("config/dealers.yaml"),
        text ->
            new CommentedFile(
                    keys(ReferenceConfiguration.dealers(), false),
                    KeyLine.yaml(List.of("accounts", "dealers", "channels")))
                .renewed(text));
    FILES.put(
        Path.of("config/alerts.yaml"),
        text ->
            new CommentedFile(
                    keys(ReferenceConfiguration.alerts(), false), KeyLine.yaml(List.of("channels")))
                .renewed(text));
    FILES.put(
        schema("application"),
        text ->
            ReferenceSchema.ofFlat(
                "Keys of application.properties", ReferenceConfiguration.application()));
    FILES.put(
        schema("dealers"),
        text -> ReferenceSchema.of("dealers.yaml", ReferenceConfiguration.dealers()));
    FILES.put(
        schema("alerts"),
        text -> ReferenceSchema.of("alerts.yaml", ReferenceConfiguration.alerts()));
    FILES.put(
        schema("format"),
        text -> ReferenceSchema.of("A template in formats/", ReferenceConfiguration.formats()));
  }

  private static Path schema(String name) {
    return Path.of("src/main/schemas", name + ".schema.json");
  }

  private static Map<String, Key> keys(List<KeyLevel> levels, boolean flat) {
    return levels.stream()
        .flatMap(level -> level.keys().stream())
        .filter(key -> !flat || KeyTypes.block(key.type()) == null)
        .collect(Collectors.toMap(Key::path, Function.identity()));
  }

  static Stream<Path> files() {
    return FILES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void describesEachKeyAsItsRecordDoes(Path file) throws IOException {
    String present = Files.exists(file) ? Files.readString(file) : "";
    String renewed = FILES.get(file).apply(present);
    if (Boolean.getBoolean("reference.renew")) {
      Files.writeString(file, renewed);
    } else {
      assertThat(present)
          .as(
              "%s differs from the settings' Javadoc. Change the Javadoc if the text is wrong, then"
                  + " run: mvn test -Dtest=ConfigurationReferenceTest -Dreference.renew=true",
              file)
          .isEqualTo(renewed);
    }
  }

  static Stream<Key> allKeys() {
    return Stream.of(
            ReferenceConfiguration.application(),
            ReferenceConfiguration.dealers(),
            ReferenceConfiguration.alerts(),
            ReferenceConfiguration.formats())
        .flatMap(List::stream)
        .flatMap(level -> level.keys().stream());
  }

  @Test
  void describesEachKeyInShortSentences() {
    List<String> bad = new ArrayList<>();
    for (Key key : allKeys().toList()) {
      String text = key.plainText();
      if (!text.endsWith(".")) {
        bad.add(key.path() + " lacks a full stop");
      }
      for (String sentence : text.split("[.:;]( |$)", -1)) {
        if (sentence.split(" ", -1).length > MOST_WORDS) {
          bad.add(key.path() + " has more than " + MOST_WORDS + " words in: " + sentence);
        }
      }
    }
    assertThat(bad).isEmpty();
  }

  @Test
  void callsAKeyRequiredIfTheConnectorRefusesAFileWithoutIt() {
    ReferenceConfiguration.dealers(ReferenceConfiguration.DEALERS);
    for (Key key : keys(ReferenceConfiguration.dealers(), false).values()) {
      if (key.required()) {
        JsonNode file = ReferenceConfiguration.tree(ReferenceConfiguration.DEALERS);
        remove(file, List.of(key.path().split("\\.")));
        assertThatThrownBy(
                () -> ReferenceConfiguration.dealers(file.toString()), "without %s", key.path())
            .isInstanceOf(ConfigurationException.class);
      }
    }
  }

  private static void remove(JsonNode node, List<String> path) {
    if (node.isArray()) {
      node.forEach(item -> remove(item, path));
    } else if (path.size() == 1) {
      ((ObjectNode) node).remove(path);
    } else if (path.get(0).equals("*")) {
      node.forEach(each -> remove(each, path.subList(1, path.size())));
    } else if (node.has(path.get(0))) {
      remove(node.get(path.get(0)), path.subList(1, path.size()));
    }
  }
}
