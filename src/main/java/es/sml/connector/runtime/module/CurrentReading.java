package es.sml.connector.runtime.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ops.trial.MessageReading;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;
import es.sml.connector.parse.trial.MessageTrial;
import es.sml.connector.sml.mapping.SmlLeadPreview;
import java.util.List;
import java.util.Optional;

/** Reads messages for operators with the configuration in force. */
public record CurrentReading(RunningConfiguration configuration) implements MessageReading {
  @Override
  public List<ObjectNode> read(InboundMessage message) {
    LoadedConfiguration now = configuration.now();
    String dealer = message.dealer();
    SmlLeadPreview preview =
        SmlLeadPreview.of(now.dealers().dealers().get(dealer).mapping(dealer), now.words());
    return new MessageTrial(now.parser(), preview::of, true).read(message);
  }

  @Override
  public Optional<String> format(InboundMessage message) {
    return new MessageTrial(configuration.now().parser(), null, false)
        .read(message).stream()
            .filter(read -> read.path("outcome").asText().equals("lead"))
            .map(read -> read.path("format").asText())
            .findFirst();
  }

  @Override
  public InboundMessage withLead(InboundMessage message, ObjectNode lead) {
    InboundMessage written = // without the channel and name of the message: JSON is no mail
        new InboundMessage(
            message.key(),
            message.dealer(),
            InboundMessage.Channel.QUEUE,
            null,
            "application/json",
            message.received(),
            bytes(lead));
    ObjectNode read = read(written).get(0);
    if (!read.path("outcome").asText().equals("lead")) {
      throw new UnreadableMessageException(read.path("reason").asText());
    }
    return withContent(message, bytes((ObjectNode) read.path("lead")));
  }

  private static InboundMessage withContent(InboundMessage message, byte[] content) {
    return new InboundMessage(
        message.key(),
        message.dealer(),
        message.channel(),
        message.mailbox(),
        message.name(),
        CanonicalLeadFormat.CONTENT_TYPE,
        message.received(),
        message.arrived(),
        content,
        message.request());
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return MessageTrial.JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON can always be written", e);
    }
  }
}
