package es.sml.connector.door.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.meta.MetaReads.Run;
import es.sml.connector.door.meta.MetaReads.Watermark;
import es.sml.connector.door.meta.graph.GraphClient;
import es.sml.connector.door.meta.graph.GraphException;
import es.sml.connector.door.meta.graph.GraphLeads;
import es.sml.connector.door.meta.graph.MetaTime;
import es.sml.connector.intake.LeadIntake;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all leads of a channel's forms since the last time, and delivers those whose webhook never
 * came. The first reading only records how far the forms are: older leads are not read.
 */
final class NightlyRead {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyRead.class);

  /** Meta may list a lead later than others of the same time. */
  private static final Duration OVERLAP = Duration.ofDays(2);

  private final String dealer;
  private final String channel;
  private final MetaRules rules;
  private final GraphLeads leads;
  private final GraphClient client;
  private final MetaReads reads;
  private final AtomicBoolean isRunning = new AtomicBoolean();
  private volatile String failure;

  NightlyRead(
      String dealer,
      String channel,
      MetaRules rules,
      GraphLeads leads,
      GraphClient client,
      MetaReads reads) {
    this.dealer = dealer;
    this.channel = channel;
    this.rules = rules;
    this.leads = leads;
    this.client = client;
    this.reads = reads;
  }

  /** Returns why the last reading was not complete; null if it was, or before the first. */
  String failure() {
    return failure;
  }

  /** Reads all forms. A form that cannot be read does not stop the others. */
  void run() {
    if (isRunning.getAndSet(true)) {
      return;
    }
    try {
      Reading reading = new Reading(reads.now(), reads.last().isEmpty());
      forms(reading).forEach(reading::form);
      failure = reading.failure;
      if (failure == null) {
        reads.completed(new Run(reading.begun, reading.read, reading.recovered));
        LOG.info(
            "{}/{}: read {} leads of Meta's forms; {} had not come by the webhook",
            dealer,
            channel,
            reading.read,
            reading.recovered);
      } else {
        LOG.warn(
            "{}/{}: Meta's forms could not be read to the end, and are read again: {}",
            dealer,
            channel,
            failure);
      }
    } finally {
      isRunning.set(false);
    }
  }

  /** Returns the page of each form. */
  private Map<String, String> forms(Reading reading) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String page : rules.pagesToRead()) {
      try {
        leads.formsOf(page).forEach(form -> pages.putIfAbsent(form, page));
      } catch (GraphException e) {
        reading.failure = "page " + page + ": " + e.getMessage();
      }
    }
    rules.forms().forEach(form -> pages.putIfAbsent(form, ""));
    return pages;
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

    private void form(String form, String page) {
      Watermark known = reads.watermark(form).orElse(Watermark.NONE);
      newest = known.newest();
      try {
        if (!isFirst) {
          long after = Math.max(known.since(), known.newest() - OVERLAP.toMillis());
          leads.each(page, form, after / 1_000, this::lead);
          reads.read(form, new Watermark(known.since(), newest));
        } else if (reads.watermark(form).isEmpty()) {
          leads.each(page, form, 0, this::time);
          reads.read(form, new Watermark(newest, newest));
        }
      } catch (GraphException e) {
        failure = "form " + form + ": " + e.getMessage();
      }
    }

    private void time(ObjectNode lead) {
      newest = Math.max(newest, MetaTime.millis(lead.path("created_time")));
    }

    private void lead(ObjectNode lead) {
      String id = lead.path("id").asText("");
      if (MetaRules.isId(id)) {
        read++;
        if (!reads.isKnown(LeadIntake.keyOf(dealer, channel, id))) {
          recovered++;
          client.store(id, lead);
        }
        time(lead);
      }
    }
  }
}
