package es.sml.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.command.access.CommandGrant;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.command.access.CommandSenders;
import es.sml.connector.command.access.DealersLeads;
import es.sml.connector.command.intake.CommandContent;
import es.sml.connector.command.intake.CommandJson;
import es.sml.connector.command.intake.CommandMessage;
import es.sml.connector.command.intake.CommandReader;
import es.sml.connector.command.reply.CommandReplies;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.lead.jms.ReplyQueues;
import es.sml.connector.sml.SmlOperation;
import jakarta.jms.Message;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands of any bytes: each is read, or refused for a reason. */
@ExtendWith(FuzzRun.class)
class CommandFuzz {
  private static final CamelContext CAMEL = new DefaultCamelContext();
  private static final Map<String, String> DEALERS = Map.of("norte", "main", "sur", "main");
  private static final CommandReader READER =
      new CommandReader(
          new CommandAddress(() -> Set.of("main"), () -> DEALERS),
          new CommandSenders(() -> Map.of("norte-crm", "norte"), "connector", false),
          new CommandReplies(
              () -> DEALERS,
              new ReplyQueues(() -> Map.of("norte", "crm.norte.replies"), Set::of, queue -> false)),
          4,
          null,
          new CommandRights(
              () ->
                  Map.of(
                      "norte",
                      new CommandGrant(EnumSet.allOf(SmlOperation.class), List.of(1L, 2L))),
              new DealersLeads(new EveryLead())));
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
    Message message = ofNorte();
    exchange.setMessage(new JmsMessage(exchange, message, null, null));
    exchange.setProperty(CommandContent.RECEIVED, message);
    exchange.setProperty(CommandContent.CONTENT, content);
    try {
      exchange.getMessage().setBody(parsed(exchange, content));
      Command command = READER.read(exchange);
      assertThat(command.dealer()).isEqualTo("norte");
      assertThat(command.account()).isEqualTo("main");
    } catch (InvalidCallException e) {
      assertThat(e).hasMessageMatching("(?s).*\\S.*");
    }
  }

  private static CommandMessage parsed(Exchange exchange, byte[] content) {
    try {
      return CommandJson.MAPPER.readValue(content, CommandMessage.class);
    } catch (IOException e) {
      exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
      READER.unreadable(exchange);
      throw new AssertionError("a content that cannot be read is refused", e);
    }
  }

  // A message that names its user and nothing else.
  private static Message ofNorte() {
    return (Message)
        Proxy.newProxyInstance(
            Message.class.getClassLoader(),
            new Class<?>[] {Message.class},
            (proxy, method, arguments) ->
                method.getName().equals("getStringProperty") ? "norte-crm" : null);
  }

  /** A ledger that has every lead. */
  private static final class EveryLead implements LedgerTransactions {
    @Override
    public <T> T write(Function<JdbcClient, T> work) {
      throw new IllegalStateException("nothing is written while a command is read");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T read(Function<JdbcClient, T> work) {
      return (T) (Object) true;
    }

    @Override
    public String now() {
      return "0";
    }
  }
}
