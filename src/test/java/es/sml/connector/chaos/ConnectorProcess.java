package es.sml.connector.chaos;

import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The connector in a JVM of its own, killed and started again in the same folder. */
final class ConnectorProcess implements AutoCloseable {
  private static final Duration LONGEST_WAY_TO_A_POINT = Duration.ofMinutes(1);

  private final Path directory;
  private final Map<String, String> settings =
      new TreeMap<>(
          Map.of(
              // More kills in a row than in any other scenario; PoisonMessage has its own.
              "deliver.max-attempts", "1000",
              "sml.late-commit-window", "3s",
              "sml.request-timeout", "2s",
              "sml.read-timeout", "1500ms",
              "sml.connect-timeout", "2s",
              "sml.probe-interval", "200ms",
              "sml.login-backoff", "500ms",
              "status.schedule", "0 0/5 * * * ?",
              "ops.enabled", "false"));
  private Path routes = ChildJvm.HOME.resolve("routes");
  private String bugs = "";
  private ChildJvm jvm;

  ConnectorProcess(Path directory) {
    this.directory = directory;
  }

  Duration lateCommit() {
    return Duration.ofSeconds(3);
  }

  ConnectorProcess with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** Uses other route files, from its next start on. */
  void withRoutes(Path otherRoutes) {
    routes = otherRoutes;
  }

  /** Applies from its next start on. */
  void sabotagedBy(Path sabotagedRoutes, List<Sabotage> sabotages) {
    withRoutes(sabotagedRoutes);
    bugs = sabotages.stream().map(Sabotage::name).collect(Collectors.joining(","));
  }

  void dealers(String yaml) throws IOException {
    Path formats = Files.createDirectories(directory.resolve("config/formats"));
    ShippedVocabulary.linkInto(formats.getParent());
    Path format = formats.resolve("correo-etiquetado.yaml");
    if (!Files.exists(format)) {
      Files.copy(Path.of("config/formats/correo-etiquetado.yaml"), format);
    }
    Files.writeString(directory.resolve("config/dealers.yaml"), yaml);
  }

  /** Starts it with these crash points. */
  void begin(CrashPoint... points) throws IOException {
    if (!isGone()) {
      throw new IllegalStateException("the connector still runs");
    }
    Files.writeString(
        directory.resolve("config/application.properties"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    jvm =
        ChildJvm.start(
            ChaosConnector.class,
            directory,
            Map.of(
                ChaosConnector.POINTS,
                Arrays.stream(points).map(CrashPoint::written).collect(Collectors.joining(";")),
                ChaosConnector.SABOTAGE,
                bugs),
            routes.toString());
  }

  /** Ends its wait at a point. */
  void goOn() throws IOException {
    Files.createFile(directory.resolve(ArmedPoint.GO_ON));
  }

  void awaitReady() {
    jvm.awaitReady();
  }

  /**
   * Waits until a message reaches the point.
   *
   * @throws AssertionError if none does, because a crash point that is not reached is a failure
   */
  void awaitPoint(CrashPoint point) {
    awaitPoint(point, LONGEST_WAY_TO_A_POINT);
  }

  void awaitPoint(CrashPoint point, Duration longest) {
    jvm.awaitOutput(ArmedPoint.REACHED + point.written(), longest);
  }

  /** Returns whether it ended, on its own or by a kill. */
  boolean isGone() {
    return jvm == null || !jvm.isAlive();
  }

  ChildJvm jvm() {
    return jvm;
  }

  void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
  }
}
