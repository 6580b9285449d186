package es.sml.connector.runtime.ext;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import es.sml.connector.config.Configuration;
import es.sml.connector.runtime.RouteCheck;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe has the settings that its route file needs, and lint finds no fault in both. */
class RecipesTest {
  private static final Path RECIPES = Path.of("docs", "recipes");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(ext\\.[a-z-]+)}}");

  @TempDir Path directory;

  static Stream<Path> recipes() throws IOException {
    try (Stream<Path> files = Files.list(RECIPES)) {
      return files
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void hasTheSettingsOfItsRoute(Path route) throws IOException {
    Path page = RECIPES.resolve(route.getFileName().toString().replace(".camel.yaml", ".md"));
    String settings = Files.readString(page).replaceFirst("(?s).*?```properties\n(.*?)```.*", "$1");
    Set<String> keys = new TreeSet<>();
    Map<String, String> environment = new TreeMap<>(Map.of("SML_PASSWORD", "demo"));
    settings
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String[] setting = line.split(" = ", 2);
              keys.add(setting[0]);
              if (setting[1].startsWith("env:")) {
                environment.put(setting[1].substring(4), "secret");
              }
            });
    Set<String> placeholders = new TreeSet<>();
    PLACEHOLDER
        .matcher(Files.readString(route))
        .results()
        .forEach(found -> placeholders.add(found.group(1)));
    assertThat(keys).isEqualTo(placeholders);
    assertThatCode(() -> lint(route, settings, environment)).doesNotThrowAnyException();
  }

  private void lint(Path route, String settings, Map<String, String> environment) throws Exception {
    Path routes = Files.createDirectories(directory.resolve("routes/ext")).getParent();
    for (var own : Path.of("routes").toFile().listFiles(java.io.File::isFile)) {
      Files.copy(own.toPath(), routes.resolve(own.getName()));
    }
    Files.copy(route, routes.resolve("ext").resolve(route.getFileName()));
    Path config = Files.createDirectories(directory.resolve("config/formats")).getParent();
    ShippedVocabulary.linkInto(config);
    String format = "formats/correo-etiquetado.yaml";
    Files.copy(Path.of("config").resolve(format), config.resolve(format));
    Files.writeString(config.resolve("application.properties"), settings);
    aDealer().named("autos-ejemplo").with("routes: true").writeTo(config);
    RouteCheck.lint(Configuration.load(config, environment), routes);
  }
}
