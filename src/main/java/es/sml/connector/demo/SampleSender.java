package es.sml.connector.demo;

import es.sml.connector.demo.check.OutcomeMatcher;
import es.sml.connector.demo.check.Sample;
import es.sml.connector.demo.check.SentSample;
import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.MessageKey;
import java.time.Instant;
import java.util.List;

/** Sends the samples by their channels, the duplicates last. */
final class SampleSender {
  private final Installation installation;
  private final DemoOutput output;
  private final OutcomeMatcher matcher;
  private final OutcomePoller poller;

  SampleSender(
      Installation installation, DemoOutput output, OutcomeMatcher matcher, OutcomePoller poller) {
    this.installation = installation;
    this.output = output;
    this.matcher = matcher;
    this.poller = poller;
  }

  /**
   * Sends all of them.
   *
   * @return false if the original of a duplicate did not arrive in time
   */
  boolean send(List<Sample> samples) throws Exception {
    for (Sample sample : samples) {
      if (!sample.isDuplicate()) {
        send(sample);
        poller.poll();
      }
    }
    for (Sample sample : samples) {
      if (sample.isDuplicate()) {
        SentSample original = matcher.first(sample.file(), sample.dealer());
        if (!poller.await("the first " + sample.file(), () -> original.key() != null)) {
          return false;
        }
        sendDuplicate(original, sample);
      }
    }
    return true;
  }

  private void send(Sample sample) throws Exception {
    byte[] content = sample.content();
    boolean mail = sample.channel() == Channel.MAIL;
    String key = mail ? null : MessageKey.of(sample.dealer(), sample.file(), content);
    recordSent(sample, content, key);
    switch (sample.channel()) {
      case MAIL -> installation.mail().send(sample.dealer(), content);
      case QUEUE ->
          installation.broker().send(Dealerships.queue(sample.dealer()), sample.file(), content);
      case FILE -> installation.workspace().drop(sample.dealer(), sample.file(), content);
      case DOOR -> throw new IllegalStateException("the demo has no samples of the door");
    }
  }

  // A mail sent again is another mail, because its server adds other headers. So a duplicate is a
  // copy in the inbox.
  private void sendDuplicate(SentSample original, Sample sample) throws Exception {
    if (sample.channel() == Channel.MAIL) {
      recordSent(sample, sample.content(), null);
      installation.mail().putBack(sample.dealer(), original.key());
    } else {
      send(sample);
    }
  }

  private void recordSent(Sample sample, byte[] content, String key) {
    matcher.addSent(new SentSample(sample, content, Instant.now(), key));
    output.sent(sample);
  }
}
