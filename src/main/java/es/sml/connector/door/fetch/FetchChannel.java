package es.sml.connector.door.fetch;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.fetch.FetchReads.Run;
import es.sml.connector.door.fetch.api.ApiGate;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.door.fetch.linkedin.LinkedInApi;
import es.sml.connector.door.fetch.meta.MetaApi;
import es.sml.connector.language.LocalizedText;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.quartz.CronExpression;

/**
 * One channel whose leads are fetched: its requests, its readings and its health. It decides when a
 * reading of all forms is due, and when a failed one is tried again.
 */
public final class FetchChannel {
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_CHECKS = Duration.ofHours(12);
  private static final Duration AFTER_A_FAILED_CHECK = Duration.ofHours(1);

  private final String dealer;
  private final String id;
  private final String schedule;
  private final ApiGate gate;
  private final FetchReads reads;
  private final LeadApi api;
  private final LeadFetch fetch;
  private final NightlyRead nightly;
  private long triedAt;
  private long nextTokenCheck;
  private volatile Map<String, Instant> tokenEnds = Map.of();

  /**
   * @param channel a channel of the kind meta or linkedin
   */
  public FetchChannel(
      String dealer,
      String id,
      DoorChannel channel,
      LedgerTransactions transactions,
      ProducerTemplate template) {
    this.dealer = dealer;
    this.id = id;
    this.schedule = schedule(channel);
    this.gate = new ApiGate(dealer + "/" + id, System::nanoTime);
    this.reads = new FetchReads(transactions, dealer + "/" + id);
    String instance = dealer + "." + id;
    this.api = api(template, instance, channel, gate);
    FetchedLeads leads = new FetchedLeads(template, instance, api);
    this.fetch = new LeadFetch(api, leads, reads);
    this.nightly = new NightlyRead(dealer, id, api, leads, reads);
  }

  private static String schedule(DoorChannel channel) {
    return channel.kind() == ChannelKind.META
        ? channel.meta().schedule()
        : channel.linkedin().schedule();
  }

  private static LeadApi api(
      ProducerTemplate template, String instance, DoorChannel channel, ApiGate gate) {
    return channel.kind() == ChannelKind.META
        ? new MetaApi(template, instance, channel, gate)
        : new LinkedInApi(template, instance, channel, gate);
  }

  /**
   * Returns the smallest requests that show whether a channel's leads can be read.
   *
   * @param channel a channel of the kind meta or linkedin
   */
  public static List<LeadApi.Probe> probes(
      ProducerTemplate template, String dealer, String id, DoorChannel channel) {
    ApiGate gate = new ApiGate(dealer + "/" + id, System::nanoTime);
    return api(template, dealer + "." + id, channel, gate).probes();
  }

  /** Returns all URLs that get a channel's token. */
  public static List<URI> urls(DoorChannel channel) {
    return channel.kind() == ChannelKind.META
        ? List.of(url(channel))
        : List.of(url(channel), channel.linkedin().introspectionUrl());
  }

  /** Returns the URL of the platform's API. */
  public static URI url(DoorChannel channel) {
    return channel.kind() == ChannelKind.META
        ? channel.meta().graphUrl()
        : channel.linkedin().apiUrl();
  }

  /** Returns the step that fetches the lead of an id. */
  public LeadFetch fetch() {
    return fetch;
  }

  /** Reads all leads now. */
  public void read() {
    nightly.run();
  }

  /** Reads all leads if a reading is due, was missed, or has failed. */
  void readIfDue() {
    long now = reads.now();
    if (isDue(reads.last(), now) && now - triedAt >= AFTER_A_FAILURE.toMillis()) {
      triedAt = now;
      nightly.run();
      triedAt = nightly.failure() == null ? 0 : now;
    }
  }

  /** Asks the platform when the tokens end, if it was not asked for a while. */
  void checkTokenIfDue() {
    long now = reads.now();
    if (now >= nextTokenCheck) {
      nextTokenCheck = now + AFTER_A_FAILED_CHECK.toMillis();
      tokenEnds = api.tokenEnds();
      nextTokenCheck = now + BETWEEN_CHECKS.toMillis();
    }
  }

  /** Returns the known ends of the tokens, by their keys below the channel. */
  Map<String, Instant> tokenEnds() {
    return tokenEnds;
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
                    owner ->
                        owner.getKey().isEmpty()
                            ? owner.getValue()
                            : LocalizedText.of(
                                "meta.page", "page {0}: {1}", owner.getKey(), owner.getValue()))
                .toList());
  }

  public FetchStatus status() {
    Run last = reads.last().orElse(null);
    return new FetchStatus(
        dealer,
        id,
        gate.waiting(),
        last == null ? null : Instant.ofEpochMilli(last.begun()),
        last == null ? 0 : last.leads(),
        last == null ? 0 : last.recovered(),
        nightly.failure());
  }
}
