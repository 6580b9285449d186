package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.failure.InvalidCallException;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands of any bytes: each is read, or refused for a reason. */
@ExtendWith(FuzzRun.class)
class CommandFuzz {
  private static final CamelContext CAMEL = new DefaultCamelContext();
  private static final CommandReader READER =
      new CommandReader(
          () -> Set.of("main"),
          () -> Map.of("norte", "main", "sur", "main"),
          () -> Map.of("norte-crm", "norte"),
          16,
          null);
  private static final FuzzBudget BUDGET =
      new FuzzBudget(
          600,
          FuzzBudget.Writer.STRANGER,
          "{\"id\":\"1\",\"operation\":\"get-lead\",\"params\":{\"id_lead\":\"1\"}}"
              .getBytes(StandardCharsets.UTF_8),
          CommandFuzz::read);

  @DictionaryEntries({
    "\\x22id\\x22:\\x221\\x22,",
    "\\x22operation\\x22:\\x22get-lead\\x22",
    "\\x22operation\\x22:\\x22create-lead\\x22",
    "\\x22operation\\x22:\\x22finish-lead\\x22",
    "\\x22params\\x22:{\\x22id_lead\\x22:",
    "\\x22body\\x22:{\\x22lead\\x22:",
    "\\x22replyTo\\x22:\\x22crm.norte.replies\\x22",
    "\\x22dealer\\x22:\\x22sur\\x22",
    "\\x22account\\x22:\\x22main\\x22",
    "\\x22replace\\x22:true",
    "\\x22lead\\x22:\\x22CRM-1\\x22",
    "1e999999999",
    "\\x5cu0130",
    "[[[["
  })
  @FuzzTest
  void isReadOrRefused(byte[] command) {
    BUDGET.check(command);
  }

  private static void read(byte[] content) {
    Exchange exchange = new DefaultExchange(CAMEL);
    exchange.getMessage().setBody(content);
    exchange.getMessage().setHeader("JMSXUserID", "norte-crm");
    try {
      Command command = READER.read(exchange);
      assertThat(command.dealer()).isEqualTo("norte");
      assertThat(command.account()).isEqualTo("main");
    } catch (InvalidCallException e) {
      assertThat(e).hasMessageMatching("(?s).*\\S.*");
    }
  }
}
