package es.sml.connector.door.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.fetch.FetchReads.Run;
import es.sml.connector.door.fetch.FetchReads.Watermark;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.intake.LeadIntake;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all leads of a channel's lists since the last time, so that a lead whose webhook never came
 * is delivered, once. The first reading only records how far the lists are: older leads are not
 * read. A list is a form of Meta or an ad account of LinkedIn.
 */
final class NightlyRead {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyRead.class);

  /** A platform may list a lead later than others of the same time. */
  private static final Duration OVERLAP = Duration.ofDays(2);

  private final String dealer;
  private final String channel;
  private final LeadApi api;
  private final FetchedLeads leads;
  private final FetchReads reads;
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private volatile String failure;

  NightlyRead(String dealer, String channel, LeadApi api, FetchedLeads leads, FetchReads reads) {
    this.dealer = dealer;
    this.channel = channel;
    this.api = api;
    this.leads = leads;
    this.reads = reads;
  }

  /** Returns why the last reading was not complete; null if it was, or before the first. */
  String failure() {
    return failure;
  }

  /** Reads all lists. A list that cannot be read does not stop the others. */
  void run() {
    if (isRunning.getAndSet(true)) {
      return;
    }
    try {
      Reading reading = new Reading(reads.now(), reads.last().isEmpty());
      api.lists(reading::failed).forEach(reading::list);
      failure = reading.failure;
      if (failure == null) {
        reads.completed(new Run(reading.begun, reading.read, reading.recovered));
        LOG.info(
            "{}/{}: read {} leads of {}; {} had not come by the webhook",
            dealer,
            channel,
            reading.read,
            api.platform(),
            reading.recovered);
      } else {
        LOG.warn(
            "{}/{}: the leads of {} could not be read to the end, and are read again: {}",
            dealer,
            channel,
            api.platform(),
            failure);
      }
    } finally {
      isRunning.set(false);
    }
  }

  private final class Reading {
    private final long begun;
    private final boolean isFirst;
    private long read;
    private long recovered;
    private String failure;
    private long newest;

    private Reading(long begun, boolean isFirst) {
      this.begun = begun;
      this.isFirst = isFirst;
    }

    private void failed(String owner, ApiException reason) {
      failure = owner + ": " + reason.getMessage();
    }

    private void list(String list, String owner) {
      Watermark known = reads.watermark(list).orElse(Watermark.NONE);
      newest = known.newest();
      try {
        if (!isFirst) {
          long after = Math.max(known.since(), known.newest() - OVERLAP.toMillis());
          api.each(owner, list, after, this::lead);
          reads.read(list, new Watermark(known.since(), newest));
        } else if (reads.watermark(list).isEmpty()) {
          api.each(owner, list, 0, this::time);
          reads.read(list, new Watermark(newest, newest));
        }
      } catch (ApiException e) {
        failed(list, e);
      }
    }

    private void time(ObjectNode lead) {
      newest = Math.max(newest, api.time(lead));
    }

    private void lead(ObjectNode lead) {
      String id = lead.path("id").asText("");
      if (api.isId(id)) {
        read++;
        if (!reads.isKnown(LeadIntake.keyOf(dealer, channel, id))) {
          recovered++;
          leads.store(id, lead);
        }
        time(lead);
      }
    }
  }
}
