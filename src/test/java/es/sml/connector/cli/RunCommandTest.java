package es.sml.connector.cli;

import static es.sml.connector.testing.DealerBuilder.aDealer;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.setting.file.PrivateFiles;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.LockHolder;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command run prints if it must not start. */
class RunCommandTest {
  @TempDir Path directory;

  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  @RegisterExtension private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void speakSpanish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("es"));
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  @Test
  void aDataDirectoryInUseIsOneLineInTheReadersLanguage() throws Exception {
    Path config = Files.createDirectories(directory.resolve("config"));
    Path data = directory.resolve("data");
    Files.writeString(
        config.resolve("application.properties"),
        "data-directory = " + data + "\nops.enabled = false\n");
    Files.writeString(config.resolve("password"), "demo");
    aDealer().password("file:password").withQueue().writeTo(config);
    ShippedVocabulary.linkInto(config);
    Files.createSymbolicLink(
        config.resolve("formats"), Path.of("config", "formats").toAbsolutePath());
    PrivateFiles.createDirectories(data);
    Path journal = Files.createDirectories(data.resolve("broker/journal"));
    Process running = LockHolder.holding(journal.resolve("serverlock.1"));
    try {
      StringWriter errors = new StringWriter();
      CommandLine command = SmlConnector.commandLine().setErr(new PrintWriter(errors, true));
      int status = command.execute("run", "--config", config.toString(), "--routes", "routes");
      assertThat(status).as(errors.toString()).isEqualTo(1);
      assertThat(errors.toString().lines())
          .containsExactly(
              "sml-connector run: data-directory: otro proceso usa "
                  + data
                  + "; para ese proceso, o pon otro directorio en application.properties");
      // Other tests' connectors may still end in the background.
      String own = Thread.currentThread().getName();
      assertThat(log.events()).noneMatch(event -> event.getThreadName().equals(own));
    } finally {
      running.destroyForcibly().waitFor();
    }
  }
}
