package es.sml.connector.parse;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.InboundMessage.Channel;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables of any bytes. */
@ExtendWith(FuzzRun.class)
class CsvFuzz {
  private static final FuzzBudget BUDGET =
      ParserInput.budget(
          5_000, Channel.FILE, "leads.csv", null, "nombre;telefono\nAna;600111222\n");

  @DictionaryEntries({
    "nombre;telefono;email\\x0a",
    "name,phone,email\\x0a",
    "\\x22",
    "\\x22\\x22",
    ";",
    "\\x09",
    "\\x0d\\x0a",
    "600111222",
    "\\xc4\\xb0",
    "\\xef\\xbb\\xbf"
  })
  @FuzzTest
  void isReadOrRefused(byte[] input) {
    BUDGET.check(input);
  }
}
