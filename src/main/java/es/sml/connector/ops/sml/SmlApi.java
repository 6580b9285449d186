package es.sml.connector.ops.sml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.command.Command;
import es.sml.connector.command.intake.CommandContent;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.command.run.DirectCommands;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.OpsResponses;
import es.sml.connector.ops.http.Refusal;
import es.sml.connector.ops.text.PrintableText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Runs the operation of SML that a request asks for. It decides how long the response to a new lead
 * may wait, and refuses a change without an Idempotency-Key.
 */
public record SmlApi(
    CommandRequests requests,
    DirectCommands commands,
    OperationLimiter limiter,
    OperatorAudit audit) {
  static final String KEY = "Idempotency-Key";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final JsonMapper JSON = new JsonMapper();

  private static final String LEAD = "CommandLead";
  private static final String WHO = "OpsWho";

  /** Runs an operation. A new lead is left to the route, as the exchange's property Command. */
  public void answer(SmlEndpoint endpoint, Exchange exchange) {
    byte[] content = exchange.getMessage().getBody(byte[].class);
    if (content != null && content.length > CommandContent.MOST) {
      throw new OpsException(
          413, LocalizedText.of("refused.large-body", "the body has more than 128 KB"));
    }
    OpsRequest request = OpsRequest.of(exchange);
    if (request.caller().limit() != null) {
      throw OpsException.forAllDealers(); // an operation may read all leads of an account
    }
    boolean writes = endpoint.operation().writes();
    Command command = requests.command(endpoint.request(request, writes ? key(exchange) : null));
    limiter.enter(command.account(), exchange);
    if (writes) {
      write(command, request, exchange);
    } else {
      read(command, request, exchange);
    }
  }

  /** Answers the request for a new lead, after its message is on its queue. */
  public void answerLead(Exchange exchange) {
    Command command = exchange.getProperty(Command.PROPERTY, Command.class);
    Optional<String> reply = commands.await(command, LONGEST_WAIT);
    note(
        exchange.getProperty(WHO, OpsRequest.class),
        command,
        exchange.getProperty(LEAD, InboundMessage.class).key(),
        reply.map(text -> tree(text).path("outcome").asText()).orElse("accepted"));
    answerLead(command, reply, exchange);
  }

  private static void answerLead(Command command, Optional<String> reply, Exchange exchange) {
    if (reply.isPresent()) {
      respond(exchange, reply.get());
      return;
    }
    ObjectNode accepted =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", command.id())
            .put("operation", command.operation().label())
            .put("outcome", "accepted");
    OpsResponses.json(exchange, 202, accepted);
    Refusal.retryLater(exchange, LONGEST_WAIT);
  }

  private void read(Command command, OpsRequest request, Exchange exchange) {
    boolean ofCustomers = SmlMask.isNeeded(command.operation());
    boolean masked = ofCustomers && request.role() == Role.VIEWER;
    if (masked) {
      SmlMask.checkSearch(command.operation(), command.call().parameters());
    } else if (ofCustomers) {
      note(request, command, requests.leadKey(command), "shown");
    }
    JsonNode result = commands.read(command);
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("operation", command.operation().label())
            .put("outcome", "success");
    answer.set("result", masked ? SmlMask.masked(result) : result);
    OpsResponses.json(exchange, 200, answer);
  }

  private void write(Command command, OpsRequest request, Exchange exchange) {
    Optional<String> earlier = commands.earlier(command);
    if (earlier.isPresent()) {
      respond(exchange, earlier.get());
    } else if (command.createsLead() && commands.hasLead(command)) {
      answerLead(command, commands.await(command, LONGEST_WAIT), exchange);
    } else if (command.createsLead()) {
      commands.check(command);
      exchange.setProperty(Command.PROPERTY, command);
      exchange.setProperty(WHO, request);
    } else {
      String reply = commands.run(command);
      note(request, command, requests.leadKey(command), tree(reply).path("outcome").asText());
      respond(exchange, reply);
    }
  }

  private void note(OpsRequest request, Command command, String leadKey, String outcome) {
    String lead = command.lead() == null ? smlLead(command) : " " + command.lead();
    audit.note(
        request.action(
            command.operation().label(), PrintableText.line("account " + command.account() + lead)),
        leadKey,
        outcome);
  }

  private static String smlLead(Command command) {
    return command.smlLead() == null ? "" : " " + CommandRequests.SML_ID + command.smlLead();
  }

  private static void respond(Exchange exchange, String text) {
    JsonNode reply = tree(text);
    if (reply.path("outcome").asText().equals("success")) {
      OpsResponses.put(exchange, 200, "application/json", text);
    } else {
      SmlRefusals.of(reply).write(exchange);
    }
  }

  private static String key(Exchange exchange) {
    List<String> keys = exchange.getMessage(HttpMessage.class).getRequest().headers().getAll(KEY);
    if (keys.size() != 1 || keys.get(0).isBlank()) {
      throw OpsException.wrong(
          "refused.no-idempotency-key",
          "the request changes something and needs one header {0}: a new key for each change, the"
              + " same key to send the same request again",
          KEY);
    }
    return keys.get(0);
  }

  private static JsonNode tree(String reply) {
    try {
      return JSON.readTree(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply is always JSON", e);
    }
  }
}
