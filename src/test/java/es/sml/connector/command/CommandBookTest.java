package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandBookTest {
  @TempDir Path directory;

  @Test
  void keepsAShortAnswerWholeAndALongOneBriefly() {
    try (Database database = Database.open(new DatabaseSettings(null, null, null, 2), directory)) {
      CommandBook book = new CommandBook(database);
      String start =
          "{\"id\":\"c1\",\"operation\":\"get-lead\",\"outcome\":\"success\",\"result\":{\"id\":7";
      String whole = start + ",\"name\":\"Ana\"}}";
      assertThat(keptOf(book, "short", whole)).isEqualTo(whole);
      assertThat(keptOf(book, "long", start + ",\"name\":\"" + "x".repeat(70_000) + "\"}}"))
          .isEqualTo(start + "}}");
    }
  }

  @Test
  void recordsOneOfTwoAttemptsAtTheSameTime() {
    try (Database database = Database.open(new DatabaseSettings(null, null, null, 2), directory)) {
      CommandBook book = new CommandBook(database);
      Command command = command("once");
      book.open(command);
      book.attempt(command, 0, null, Duration.ofMinutes(1));
      assertThatThrownBy(() -> book.attempt(command, 0, null, Duration.ofMinutes(1)))
          .isInstanceOf(CommandInProgressException.class);
      assertThat(book.open(command).attempts()).isEqualTo(1);
    }
  }

  @Test
  void freesTheIdOnlyOfACommandThatWasNotSent() {
    try (Database database = Database.open(new DatabaseSettings(null, null, null, 2), directory)) {
      CommandBook book = new CommandBook(database);
      DirectCommands commands = new DirectCommands(book, null, new CommandAnswers());
      book.open(command("wrong"));
      book.withdraw(command("wrong"));
      assertThat(commands.earlier(command("wrong"))).isEmpty();
      book.attempt(command("wrong"), 0, null, Duration.ofMinutes(1));
      book.withdraw(command("wrong"));
      assertThatThrownBy(() -> commands.earlier(command("wrong")))
          .isInstanceOf(CommandInProgressException.class);
      assertThat(commands.await(command("wrong"), Duration.ofMillis(1))).isEmpty();
      book.ended(command("wrong"), "{}");
      assertThat(commands.await(command("wrong"), Duration.ofMillis(1))).contains("{}");
      assertThat(commands.earlier(command("wrong"))).contains("{}");
    }
  }

  private static String keptOf(CommandBook book, String id, String answer) {
    Command command = command(id);
    book.open(command);
    book.ended(command, answer);
    return book.open(command).answer();
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
