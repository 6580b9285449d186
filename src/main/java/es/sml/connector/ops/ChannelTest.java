package es.sml.connector.ops;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.ChannelTestView;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a test lead through a channel of the door, for an operator. It does not reach SML. Channels
 * of Meta have no test here.
 */
public record ChannelTest(OpsDoor door, OperatorAudit audit) {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelTest.class);
  private static final String ACTION = "test-channel";

  ChannelTestView test(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of("channel"));
    String channel = request.body().path("channel").asText("");
    Set<String> known = door.channels().get().keySet();
    if (!known.contains(channel)) {
      throw OpsException.missing(
          "refused.no-channel",
          "dealers.yaml has no channel {0}{1}",
          PrintableText.line(channel),
          known.isEmpty()
              ? LocalizedText.of("refused.add-channel", "; add it to the channels of its dealer")
              : LocalizedText.of(
                  "refused.channels", "; its channels are {0}", String.join(", ", known)));
    }
    if (door.channels().get().get(channel).kind().isFetched()) {
      throw OpsException.conflict(
          "refused.fetched-test",
          "Meta and LinkedIn send only the id of a lead, so their channels have no test lead here;"
              + " create one with Meta's Lead Ads Testing Tool or in LinkedIn's Campaign Manager");
    }
    String reference = stored(channel);
    if (reference == null) {
      audit.note(request.action(ACTION, channel), null, "not ready");
      throw new OpsException(
          503,
          LocalizedText.of(
              "refused.channel-not-ready",
              "the channel is not ready: the connector is starting or reloading"));
    }
    audit.note(request.action(ACTION, channel), null, "stored");
    return new ChannelTestView(
        channel,
        "stored",
        reference,
        LocalizedText.of(
                "outcome.test-lead",
                "the test lead is stored; it ends as \"not a lead\" and does not reach SML")
            .in(request.language()));
  }

  private String stored(String channel) {
    try {
      return door.tester().test(channel);
    } catch (Exception e) {
      LOG.warn("the test lead of the channel {} could not be stored: {}", channel, e.toString());
      throw new OpsException(
          503,
          LocalizedText.of(
              "refused.test-not-stored",
              "the test lead could not be stored ({0}); see the components broker and database in"
                  + " sml-connector status",
              FailureWords.of(e)));
    }
  }
}
