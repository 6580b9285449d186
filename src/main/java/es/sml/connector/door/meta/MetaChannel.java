package es.sml.connector.door.meta;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.meta.MetaReads.Run;
import es.sml.connector.door.meta.graph.GraphClient;
import es.sml.connector.door.meta.graph.GraphForms;
import es.sml.connector.door.meta.graph.GraphLeads;
import es.sml.connector.door.meta.graph.PageGate;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.quartz.CronExpression;

/**
 * One channel of Meta lead ads: its requests, its readings and its health. It decides when a
 * reading of all forms is due, and when a failed one is tried again.
 */
public final class MetaChannel {
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

  private final String dealer;
  private final String id;
  private final String schedule;
  private final PageGate gate;
  private final MetaReads reads;
  private final LeadFetch fetch;
  private final NightlyRead nightly;
  private long triedAt;

  /**
   * @param channel a channel of the kind meta
   */
  public MetaChannel(
      String dealer,
      String id,
      DoorChannel channel,
      LedgerTransactions transactions,
      ProducerTemplate template) {
    this.dealer = dealer;
    this.id = id;
    this.schedule = channel.meta().schedule();
    this.gate = new PageGate(dealer + "/" + id, System::nanoTime);
    this.reads = new MetaReads(transactions, dealer + "/" + id);
    Secret proof = channel.secrets().isEmpty() ? null : channel.secrets().get(0);
    GraphClient client = new GraphClient(template, dealer + "." + id, channel.meta(), proof, gate);
    GraphLeads leads =
        new GraphLeads(client, new GraphForms(client, System::nanoTime), System::nanoTime);
    this.fetch = new LeadFetch(leads, reads);
    this.nightly = new NightlyRead(dealer, id, channel.meta(), leads, client, reads);
  }

  /** Returns the step that fetches the lead of an id. */
  public LeadFetch fetch() {
    return fetch;
  }

  /** Reads all forms now. */
  public void read() {
    nightly.run();
  }

  /** Reads all forms if a reading is due, was missed, or has failed. */
  void readIfDue() {
    long now = reads.now();
    if (isDue(reads.last(), now) && now - triedAt >= AFTER_A_FAILURE.toMillis()) {
      triedAt = now;
      nightly.run();
      triedAt = nightly.failure() == null ? 0 : now;
    }
  }

  private boolean isDue(Optional<Run> last, long now) {
    if (last.isEmpty()) {
      return true;
    }
    try {
      Instant begun = Instant.ofEpochMilli(last.get().begun());
      Date next = new CronExpression(schedule).getNextValidTimeAfter(Date.from(begun));
      return next != null && !next.toInstant().isAfter(Instant.ofEpochMilli(now));
    } catch (ParseException e) {
      throw new IllegalStateException("the schedule was checked", e);
    }
  }

  /** Returns the reason why leads wait; null while none has to. */
  public LocalizedText trouble() {
    Map<String, LocalizedText> troubles = gate.troubles();
    return troubles.isEmpty()
        ? null
        : LocalizedText.joined(
            "; ",
            troubles.entrySet().stream()
                .map(
                    page ->
                        LocalizedText.of(
                            "meta.page", "page {0}: {1}", page.getKey(), page.getValue()))
                .toList());
  }

  /** Returns the present state. */
  public MetaStatus status() {
    Run last = reads.last().orElse(null);
    return new MetaStatus(
        dealer,
        id,
        gate.waiting(),
        last == null ? null : Instant.ofEpochMilli(last.begun()),
        last == null ? 0 : last.leads(),
        last == null ? 0 : last.recovered(),
        nightly.failure());
  }
}
