package es.sml.connector.packaged;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged connector with an integrator's jars and route. */
class ExtIT {
  private static final Path HOME = Path.of(System.getProperty("connector.home"));
  private static final List<String> COMPONENT =
      List.of("camel-ftp-", "camel-ftp-common-", "jsch-", "commons-net-");

  @TempDir Path home;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.copy(HOME.resolve("bin/sml-connector"), home.resolve("bin/sml-connector"));
    Files.createSymbolicLink(home.resolve("lib"), HOME.toAbsolutePath().resolve("lib"));
    Files.createDirectories(home.resolve("routes/ext"));
    for (File route : HOME.resolve("routes").toFile().listFiles(File::isFile)) {
      Files.copy(route.toPath(), home.resolve("routes").resolve(route.getName()));
    }
    Files.copy(
        HOME.resolve("docs/recipes/sftp.camel.yaml"), home.resolve("routes/ext/sftp.camel.yaml"));
    Path config = Files.createDirectories(home.resolve("config/formats")).getParent();
    Files.createSymbolicLink(
        config.resolve("vocabulary"), HOME.toAbsolutePath().resolve("config/vocabulary"));
    String format = "formats/correo-etiquetado.yaml";
    Files.copy(HOME.resolve("config").resolve(format), config.resolve(format));
    Files.writeString(
        config.resolve("application.properties"),
        Files.readString(HOME.resolve("docs/recipes/sftp.md"))
            .replaceFirst("(?s).*?```properties\n(.*?)```.*", "$1"));
    aDealer().named("autos-ejemplo").with("routes: true").writeTo(config);
  }

  private void addJars() throws IOException {
    Path ext = Files.createDirectories(home.resolve("ext"));
    Files.setPosixFilePermissions(ext, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Path jar : jars()) {
      Files.copy(jar, ext.resolve(jar.getFileName()));
    }
  }

  private static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(jar -> COMPONENT.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .toList();
  }

  private String lint(int exit) throws IOException {
    Path output = Files.createTempFile(home, "lint", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/sml-connector").toString(), "lint")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("SML_PASSWORD", "demo"));
    Process process = builder.start();
    assertThat(process.onExit().join().exitValue()).as(Files.readString(output)).isEqualTo(exit);
    return Files.readString(output);
  }

  @Test
  void loadsTheJarsThatOnlyTheirOwnerCanChange() throws IOException {
    assertThat(lint(2)).contains("sftp.camel.yaml", "there is no component sftp");
    addJars();
    assertThat(lint(0)).contains("no errors");
    Path jar = home.resolve("ext").resolve(jars().get(0).getFileName());
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(lint(2))
        .contains("other users can change " + jar, "run: chmod -R go-w " + home.resolve("ext"));
  }
}
