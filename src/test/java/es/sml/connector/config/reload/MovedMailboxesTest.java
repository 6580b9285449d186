package es.sml.connector.config.reload;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.WrittenConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mailboxes that a reload gives to another dealer. */
class MovedMailboxesTest {
  @TempDir Path directory;

  @Test
  void namesTheMailboxOfARenamedDealer() throws Exception {
    Dealers before = dealers("norte", "sur");
    assertThat(MovedMailboxes.between(before, before)).isEmpty();
    assertThat(MovedMailboxes.between(before, dealers("norte-nuevo", "sur")))
        .isEqualTo(Map.of("norte-nuevo/leads@norte.example/INBOX", Set.of("norte")));
    assertThat(MovedMailboxes.between(dealers("sur", "este"), before))
        .as("both")
        .containsOnlyKeys("norte/leads@norte.example/INBOX", "sur/leads@sur.example/INBOX");
  }

  private Dealers dealers(String first, String second) throws Exception {
    return new WrittenConfiguration(directory)
        .dealers(
            """
            accounts:
              main: {base-url: "https://sml.example", username: u, password: "env:SML_PASSWORD"}
            dealers:
              %s: {account: main, source: 1, inboxes: [%s]}
              %s: {account: main, source: 1, inboxes: [%s]}
            """
                .formatted(first, inbox("norte"), second, inbox("sur")))
        .load()
        .dealers();
  }

  private static String inbox(String of) {
    return "{host: mail.example, username: leads@%s.example, password: \"env:MAIL_PASSWORD\"}"
        .formatted(of);
  }
}
