package es.sml.connector.ops.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.DeadLetter;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.TrialView;
import es.sml.connector.parse.text.Misspelling;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;

/**
 * Shows an operator what the connector reads in a message, without sending anything. It limits the
 * size of a dead letter.
 *
 * @param accounts the account of each dealer
 */
public record MessageTrials(
    MessageReading reading,
    Supplier<Map<String, String>> accounts,
    DeadLetterIndex index,
    OperatorAudit audit) {
  private static final Set<String> FIELDS = Set.of("dealer", "name", "text", "base64");

  /** The largest dead letter, in bytes: an operator waits for the result. */
  private static final int LARGEST = 1 << 20;

  public TrialView message(OpsRequest request) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    String dealer = body.path("dealer").asText("");
    checkDealer(dealer);
    byte[] content = content(body);
    String name = body.path("name").asText("");
    return view(
        new InboundMessage(
            MessageKey.of(dealer, name, content),
            dealer,
            InboundMessage.Channel.QUEUE,
            name.isEmpty() ? null : name,
            null,
            Instant.now(),
            content));
  }

  /** Reads a dead letter with the formats in force now. The audit records it. */
  public TrialView deadLetter(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of());
    DeadLetterRef ref = index.one(request.name());
    checkDealer(ref.dealer() == null ? "" : ref.dealer());
    InboundMessage message = index.read(ref, MessageTrials::small);
    audit.note(request.action("try-dead-letter", "dead letter " + ref.id()), ref.key(), "shown");
    return view(message);
  }

  private static InboundMessage small(DeadLetter deadLetter) {
    if (deadLetter.content().length > LARGEST) {
      throw OpsException.wrong(
          "refused.large-to-try",
          "the message is too large to be tried here; write it to a file and type sml-connector"
              + " parse");
    }
    return deadLetter.inbound();
  }

  private void checkDealer(String dealer) {
    if (!accounts.get().containsKey(dealer)) {
      throw OpsException.wrong(
          "refused.no-dealer",
          "dealers.yaml has no dealer {0}{1}",
          PrintableText.line(dealer),
          Misspelling.hint(dealer, accounts.get().keySet()));
    }
  }

  private static byte[] content(JsonNode body) {
    if (body.path("text").isTextual() == body.path("base64").isTextual()) {
      throw OpsException.wrong(
          "refused.either", "the body needs either {0} or {1}", "text", "base64");
    }
    if (body.path("text").isTextual()) {
      return body.path("text").asText().getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(StringUtils.deleteWhitespace(body.path("base64").asText()));
    } catch (IllegalArgumentException e) {
      throw OpsException.wrong("refused.base-64", "base64 is not valid Base64");
    }
  }

  private TrialView view(InboundMessage message) {
    return new TrialView(reading.read(message).stream().map(MessageTrials::result).toList());
  }

  private static TrialView.Result result(ObjectNode read) {
    JsonNode explain = read.path("explain");
    return new TrialView.Result(
        read.path("outcome").asText(),
        read.path("format").asText(null),
        explain.path("recognised").asText(null),
        read.path("reason").asText(null),
        RecordedReason.code(read.path("reason").asText(null)),
        explain.path("fields").properties().stream()
            .map(field -> field(field.getKey(), field.getValue(), read.path("lead")))
            .toList(),
        read.get("lead"),
        read.get("sml"));
  }

  private static TrialView.Field field(String name, JsonNode source, JsonNode lead) {
    JsonNode value =
        name.equals("message") ? lead.path("notes") : lead.at("/" + name.replace('.', '/'));
    return new TrialView.Field(
        name,
        value.isMissingNode() ? null : text(value),
        source.path("from").asText(),
        source.path("confidence").asDouble());
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.isValueNode() ? value.asText() : value.toString();
    }
    StringBuilder lines = new StringBuilder();
    value.forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line.asText()));
    return lines.toString();
  }
}
