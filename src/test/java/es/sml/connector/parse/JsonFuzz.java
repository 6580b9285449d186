package es.sml.connector.parse;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.InboundMessage.Channel;
import org.junit.jupiter.api.extension.ExtendWith;

/** JSON leads of any bytes. */
@ExtendWith(FuzzRun.class)
class JsonFuzz {
  private static final FuzzBudget BUDGET =
      ParserInput.budget(
          5_000,
          Channel.QUEUE,
          null,
          "application/json",
          "{\"customer\":{\"name\":\"Ana\",\"phone\":\"600111222\"}}");

  @DictionaryEntries({
    "\\x22customer\\x22:",
    "\\x22vehicle\\x22:",
    "\\x22field_data\\x22:",
    "\\x22user_column_data\\x22:",
    "\\x22column_id\\x22:",
    "\\x22values\\x22:[",
    "\\x22name\\x22:",
    "\\x22phone\\x22:",
    "\\x22email\\x22:",
    "1e999999999",
    "\\x5cu0130",
    "[[[[",
    "{\\x22a\\x22:"
  })
  @FuzzTest
  void isReadOrRefused(byte[] input) {
    BUDGET.check(input);
  }
}
