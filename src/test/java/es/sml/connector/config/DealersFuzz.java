package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files dealers.yaml of any bytes: each is loaded, or refused with its problems. */
@ExtendWith(FuzzRun.class)
class DealersFuzz {
  private static final FuzzBudget BUDGET =
      new FuzzBudget(
          6_000,
          FuzzBudget.Writer.OPERATOR,
          WrittenConfiguration.SOUND_DEALERS.getBytes(StandardCharsets.UTF_8),
          DealersFuzz::read);

  @DictionaryEntries({
    "accounts:\\x0a  main:\\x0a",
    "    base-url: https://sml.example\\x0a",
    "    password: env:SML_PASSWORD\\x0a",
    "dealers:\\x0a  norte:\\x0a",
    "    account: main\\x0a",
    "    inboxes:\\x0a      - host: imap.example\\x0a",
    "    crm:\\x0a      webhook:\\x0a        url: https://crm.example/x\\x0a",
    "    broker-user:\\x0a      username: x\\x0a",
    "    sources:\\x0a      - provider: x\\x0a",
    "&a [*a, *a]",
    "<<: *a",
    "? ",
    "!!java.net.URL ",
    "12345678901234567890",
    "file:x"
  })
  @FuzzTest
  void isLoadedOrRefused(byte[] file) {
    BUDGET.check(file);
  }

  private static void read(byte[] file) throws IOException {
    Path directory = Files.createTempDirectory("dealers-fuzz");
    Path application = Files.writeString(directory.resolve("application.properties"), "");
    Path dealers = Files.write(directory.resolve("dealers.yaml"), file);
    try {
      Configuration.load(directory, Map.of("SML_PASSWORD", "x"));
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageMatching("(?s).*\\S.*");
    } finally {
      Files.delete(application);
      Files.delete(dealers);
      Files.delete(directory);
    }
  }
}
