package es.sml.connector.config.reload;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.WrittenConfiguration;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningConfigurationTest {
  @TempDir private Path directory;

  @Test
  void whatFollowsFromItIsMadeAnewOnlyWhenAnotherOneIsInForce() throws IOException {
    WrittenConfiguration written = new WrittenConfiguration(directory);
    Files.createDirectories(directory.resolve("formats"));
    ShippedVocabulary.linkInto(directory);
    for (var format : Path.of("config", "formats").toFile().listFiles()) {
      FileUtil.copyFile(format, directory.resolve("formats").resolve(format.getName()).toFile());
    }
    RunningConfiguration running = new RunningConfiguration(LoadedConfiguration.of(written.load()));
    AtomicInteger made = new AtomicInteger();
    Supplier<Integer> dealers =
        running.ofDealers(
            all -> {
              made.incrementAndGet();
              return all.dealers().size();
            });
    assertThat(dealers.get()).isEqualTo(1);
    assertThat(dealers.get()).isEqualTo(1);
    assertThat(made).hasValue(1);
    written.dealers(
        WrittenConfiguration.SOUND_DEALERS
            + "  sur:\n    account: main\n    source: 12\n    queue: {}\n");
    running.replace(running.now().reload());
    assertThat(dealers.get()).isEqualTo(2);
    assertThat(dealers.get()).isEqualTo(2);
    assertThat(made).hasValue(2);
  }
}
