package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.nio.file.Path;
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

  private static String keptOf(CommandBook book, String id, String answer) {
    Command command =
        new Command(
            id,
            "main",
            "norte",
            new SmlCall(SmlOperation.GET_LEAD, Map.of("id_lead", "7"), null, false),
            null,
            id,
            null,
            true);
    book.open(command);
    book.ended(command, answer);
    return book.open(command).answer();
  }
}
