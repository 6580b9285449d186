package es.sml.connector.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.command.Command;
import es.sml.connector.command.intake.CommandContent;
import es.sml.connector.command.intake.CommandReader;
import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.ledger.query.CommandRows;
import es.sml.connector.testing.CapturedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which refused commands are listed. */
class RefusedCommandsTest {
  private static final String REPLY = "{\"id\":null,\"outcome\":\"rejected\",\"error\":{}}";

  @TempDir Path directory;
  private Database database;
  private RefusedCommands commands;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  @BeforeEach
  void open() {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
    commands = new RefusedCommands(new CommandStore(database), () -> now);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listsACommandThatCouldNotBeReadWithItsDealer() {
    commands.list(unread("ID:1", "norte"));
    commands.list(unread("ID:1", "norte")); // the broker delivered it again
    commands.list(unread("ID:2", null));
    assertThat(listed())
        .extracting(row -> Command.dealerOf(row.commandId()).orElse("unknown"))
        .containsExactlyInAnyOrder("norte", "unknown");
    assertThat(listed()).allMatch(row -> row.reply().equals(REPLY) && row.operation().isEmpty());
  }

  @Test
  void limitsWhatAProgramInALoopAdds() {
    for (int i = 0; i <= RefusedCommands.MOST_LISTED; i++) {
      commands.list(unread("ID:" + i, "norte"));
    }
    assertThat(listed()).hasSize(RefusedCommands.MOST_LISTED);
    now = now.plus(Duration.ofMinutes(61));
    commands.list(unread("ID:later", "norte"));
    assertThat(listed()).hasSize(RefusedCommands.MOST_LISTED + 1);
  }

  @Test
  void theLogNamesTheListOnlyIfItLacksCommands() {
    try (CapturedLog log = new CapturedLog(RefusedCommands.class)) {
      for (int i = 0; i <= RefusedCommands.MOST_LISTED; i++) {
        commands.list(unread("ID:" + i, "norte"));
      }
      now = now.plus(Duration.ofMinutes(2));
      commands.list(unread("ID:later", null));
      assertThat(log.lines())
          .containsExactly(
              "refused commands since the last such line: 1; the last one is of dealer norte",
              "refused commands since the last such line: 1001; the last one is of dealer unknown;"
                  + " the list of refused commands takes 1000 an hour, so it does not have 2 of"
                  + " them");
    }
  }

  @Test
  void aRefusalIsNoUnknownOutcomeAndNoBug() {
    Exception refused = new InvalidCallException("get-lead", List.of("is wrong"));
    assertThat(commands.isRefusal(refused)).isTrue();
    assertThat(commands.isRefusal(new RuntimeException(refused))).isTrue();
    assertThat(commands.isRefusal(new UnknownOutcomeException("lost"))).isFalse();
    assertThat(commands.isRefusal(new IllegalStateException())).isFalse();
  }

  private List<CommandRows.Refused> listed() {
    return new CommandRows(database).refused(Duration.ofDays(1), Long.MAX_VALUE, "", 5000);
  }

  private static Exchange unread(String message, String dealer) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(CommandContent.MESSAGE, message);
    exchange.setProperty(CommandContent.CONTENT, new byte[] {'x'});
    exchange.setProperty(CommandReader.DEALER, dealer);
    exchange.setProperty(CommandReader.REPLY, REPLY);
    return exchange;
  }
}
