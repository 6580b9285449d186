package es.sml.connector.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the harness fits the present routes, long before it runs. */
class RouteFilesTest {
  private static final Path SHIPPED = Path.of("routes");

  @TempDir Path directory;

  static java.util.List<NamedPoints.NamedPoint> points() {
    return NamedPoints.all();
  }

  @ParameterizedTest
  @MethodSource("points")
  void haveTheStepOfEachNamedPoint(NamedPoints.NamedPoint named) throws Exception {
    String step = named.point().step();
    RouteFiles routes = RouteFiles.read(SHIPPED);
    if (!step.startsWith("commit ") && !step.startsWith("route ")) {
      routes.remove(step); // which exists once
    }
  }

  @Test
  void haveTheScheduleOfThePlatformsReading() throws Exception {
    RouteFiles routes = RouteFiles.read(SHIPPED);
    DoorWithoutPlatform.readOften(routes);
    assertThat(content(routes.write(directory))).contains("0/2 * * * * ?");
    assertThatThrownBy(() -> routes.setSource("read-leads", "every", "1"))
        .hasMessageContaining("read-leads");
  }

  @ParameterizedTest
  @EnumSource(
      value = Sabotage.class,
      names = {
        "EAGER_IDEMPOTENT",
        "DEAD_LETTER_CHANNEL",
        "SECOND_CONNECTION_FACTORY",
        "POSTING_AFTER_POST",
        "STRIPPED_DUPLICATE_ID"
      })
  void areChangedByEachSabotageOfThem(Sabotage bug) throws Exception {
    RouteFiles routes = RouteFiles.read(SHIPPED);
    String before = content(routes.write(directory.resolve("before")));
    bug.patch(routes);
    assertThat(content(routes.write(directory.resolve("after")))).isNotEqualTo(before);
  }

  @Test
  void movesAStepBehindAnother() throws Exception {
    Files.writeString(
        directory.resolve("a.yaml"),
        """
        - route:
            steps:
              - to: {id: first, uri: x}
              - log: {id: second, message: y}
        """);
    RouteFiles routes = RouteFiles.read(directory);
    routes.moveAfter("first", "second");
    String moved = content(routes.write(directory.resolve("moved")));
    assertThat(moved.indexOf("second")).isPositive().isLessThan(moved.indexOf("first"));
  }

  @Test
  void refuseAStepThatIsNotThere() throws Exception {
    RouteFiles routes = RouteFiles.read(SHIPPED);
    assertThatThrownBy(() -> routes.remove("no-such-step"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 steps no-such-step");
  }

  private static String content(Path routes) throws Exception {
    StringBuilder content = new StringBuilder();
    try (var files = Files.list(routes)) {
      for (Path file : files.sorted().toList()) {
        content.append(Files.readString(file));
      }
    }
    return content.toString();
  }
}
