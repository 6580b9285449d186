package es.sml.connector.cli.demo;

import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.MessageKey;
import java.time.Instant;
import java.util.List;

/** Sends the samples by their channels, the duplicates last. */
final class Offering {
  private final Installation installation;
  private final Screen screen;
  private final Evidence evidence;
  private final Watch watch;

  Offering(Installation installation, Screen screen, Evidence evidence, Watch watch) {
    this.installation = installation;
    this.screen = screen;
    this.evidence = evidence;
    this.watch = watch;
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
        watch.look();
      }
    }
    for (Sample sample : samples) {
      if (sample.isDuplicate()) {
        Offer original = evidence.first(sample.file(), sample.dealer());
        if (!watch.await("the first " + sample.file(), () -> original.key() != null)) {
          return false;
        }
        repeat(original, sample);
      }
    }
    return true;
  }

  private void send(Sample sample) throws Exception {
    byte[] content = sample.content();
    boolean mail = sample.channel() == Channel.MAIL;
    String key = mail ? null : MessageKey.of(sample.dealer(), sample.file(), content);
    offered(sample, content, key);
    switch (sample.channel()) {
      case MAIL -> installation.mail().send(sample.dealer(), content);
      case QUEUE ->
          installation.broker().send(Dealerships.queue(sample.dealer()), sample.file(), content);
      case FILE -> installation.workspace().drop(sample.dealer(), sample.file(), content);
    }
  }

  // A mail sent again is another mail, because its server adds other headers. So a duplicate is a
  // copy in the inbox.
  private void repeat(Offer original, Sample sample) throws Exception {
    if (sample.channel() == Channel.MAIL) {
      offered(sample, sample.content(), null);
      installation.mail().putBack(sample.dealer(), original.key());
    } else {
      send(sample);
    }
  }

  private void offered(Sample sample, byte[] content, String key) {
    evidence.offered(new Offer(sample, content, Instant.now(), key));
    screen.offered(sample);
  }
}
