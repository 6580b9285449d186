package es.sml.connector.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.command.Command;
import es.sml.connector.command.reply.CommandAnswers;
import es.sml.connector.database.Database;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandStoreTest {
  @TempDir Path directory;

  @Test
  void keepsAShortAnswerWholeAndALongOneBriefly() {
    try (Database database = NewLedger.open(directory, 2)) {
      CommandStore store = new CommandStore(database);
      String start =
          "{\"id\":\"c1\",\"operation\":\"get-lead\",\"outcome\":\"success\",\"result\":{\"id\":7";
      String whole = start + ",\"name\":\"Ana\"}}";
      assertThat(keptOf(store, "short", whole)).isEqualTo(whole);
      assertThat(keptOf(store, "long", start + ",\"name\":\"" + "x".repeat(70_000) + "\"}}"))
          .isEqualTo(start + "}}");
    }
  }

  @Test
  void recordsOneOfTwoAttemptsAtTheSameTime() {
    try (Database database = NewLedger.open(directory, 2)) {
      CommandStore store = new CommandStore(database);
      Command command = command("once");
      store.open(command);
      store.attempt(command, 0, null, Duration.ofMinutes(1));
      assertThatThrownBy(() -> store.attempt(command, 0, null, Duration.ofMinutes(1)))
          .isInstanceOf(CommandInProgressException.class);
      assertThat(store.open(command).attempts()).isEqualTo(1);
    }
  }

  @Test
  void freesTheIdOnlyOfACommandThatWasNotSent() {
    try (Database database = NewLedger.open(directory, 2)) {
      CommandStore store = new CommandStore(database);
      DirectCommands commands = new DirectCommands(store, null, new CommandAnswers());
      store.open(command("wrong"));
      store.withdraw(command("wrong"));
      assertThat(commands.earlier(command("wrong"))).isEmpty();
      store.attempt(command("wrong"), 0, null, Duration.ofMinutes(1));
      store.withdraw(command("wrong"));
      assertThatThrownBy(() -> commands.earlier(command("wrong")))
          .isInstanceOf(CommandInProgressException.class);
      assertThat(commands.await(command("wrong"), Duration.ofMillis(1))).isEmpty();
      store.ended(command("wrong"), "{}");
      assertThat(commands.await(command("wrong"), Duration.ofMillis(1))).contains("{}");
      assertThat(commands.earlier(command("wrong"))).contains("{}");
    }
  }

  private static String keptOf(CommandStore store, String id, String answer) {
    Command command = command(id);
    store.open(command);
    store.ended(command, answer);
    return store.open(command).answer();
  }

  private static Command command(String id) {
    return new Command(
        id,
        "main",
        "norte",
        new SmlCall(SmlOperation.GET_LEAD, Map.of("id_lead", "7"), null, false),
        null,
        id,
        null,
        true);
  }
}
