package es.sml.connector.runtime.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The integrator's files: who may change them, and which changes need a restart. */
class ExtFilesTest {
  private static final String ROUTE = "- route: {id: ext-a, from: {uri: \"timer:a\", steps: []}}\n";

  @TempDir Path home;

  private ExtFiles files() {
    return new ExtFiles(home.resolve("routes"), home.toString());
  }

  private Path write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  @Test
  void refusesARouteThatOtherUsersCanChange() throws IOException {
    Path route = write("routes/ext/a.camel.yaml", ROUTE);
    assertThatCode(() -> files().check()).doesNotThrowAnyException();
    Files.setPosixFilePermissions(route, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThatThrownBy(() -> files().check()).hasMessageContaining("run: chmod go-w " + route);
  }

  @Test
  void refusesAComponentOfAnotherCamel() throws IOException {
    write("ext/camel-ftp-4.10.0.jar", "");
    write("ext/jsch-1.0.jar", "");
    assertThatThrownBy(() -> files().check())
        .hasMessageContaining("ext/camel-ftp-4.10.0.jar is not of Camel")
        .hasMessageNotContaining("jsch");
  }

  @Test
  void namesEachFileThatWasChangedSinceTheStart() throws IOException {
    Path changed = write("routes/ext/a.camel.yaml", ROUTE);
    Path removed = write("ext/a.jar", "");
    ExtFiles files = files();
    assertThat(files.changes()).isEmpty();
    Files.writeString(changed, ROUTE + "# longer");
    Files.delete(removed);
    write("routes/ext/b.camel.yaml", ROUTE);
    assertThat(files.changes())
        .containsExactly(
            "ext/a.jar was removed",
            "routes/ext/a.camel.yaml was changed",
            "routes/ext/b.camel.yaml was added");
  }

  @Test
  void refusesAScriptAsABean() throws IOException {
    write(
        "routes/ext/a.camel.yaml",
        "- beans: [{name: ext-b, type: x, script: evil}, {name: ledger, type: x}]\n");
    assertThatThrownBy(() -> files().check())
        .hasMessageContaining("ext-b: script may not be used")
        .hasMessageContaining("the name of a bean begins with ext-");
  }
}
