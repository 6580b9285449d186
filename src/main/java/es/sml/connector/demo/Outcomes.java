package es.sml.connector.demo;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.demo.installation.DemoMailServer;
import es.sml.connector.demo.installation.Installation;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.MessageKey;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the samples and shows what SML, the dead letters and the CRM queues have of them. Decides
 * which dead letter counts as rejected and which as unreadable.
 */
final class Outcomes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REJECTED = new LeadRejectedException(400, "").getMessage();

  private final Installation installation;
  private final DemoOutput output;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Sent> byKey = new HashMap<>();
  private final Map<String, Long> firstLeads = new LinkedHashMap<>();
  private final Map<Long, Instant> changes = new HashMap<>();
  private int leads;
  private int events;

  record Sent(Sample sample, Instant at, List<String> outcomes) {
    boolean isAsExpected() {
      return outcomes.equals(sample.expected());
    }
  }

  Outcomes(Installation installation, DemoOutput output) {
    this.installation = installation;
    this.output = output;
  }

  List<Sent> sent() {
    return sent;
  }

  /** Returns the first lead in SML of each dealer. */
  Collection<Long> firstLeads() {
    return firstLeads.values();
  }

  int leads() {
    return leads;
  }

  int events() {
    return events;
  }

  void send(Sample sample) throws Exception {
    String dealer = sample.dealer();
    byte[] content = sample.content();
    boolean isMail = sample.channel().equals("mail");
    String key =
        isMail
            ? DemoMailServer.key(dealer, content)
            : MessageKey.of(dealer, sample.file(), content);
    Sent message = new Sent(sample, Instant.now(), new ArrayList<>());
    sent.add(message);
    // A duplicate has the key of its original.
    byKey.putIfAbsent(key, message);
    byKey.putIfAbsent(MessageKey.digits(MessageKey.reference(key)), message);
    output.message("cyan", say("demo.in", "in"), sample, "");
    switch (sample.channel()) {
      case "mail" -> installation.mail().deliver(dealer, content);
      case "queue" -> installation.broker().send(dealer, sample.file(), content);
      case "file" -> installation.drop(dealer, sample.file(), content);
      default -> throw new IllegalStateException("no channel of the demo: " + sample.channel());
    }
  }

  void changeStatus(long lead, String status) throws Exception {
    installation.sml().changeStatus(lead, status);
    changes.put(lead, Instant.now());
    output.line(
        "magenta",
        say("demo.change", "change"),
        say("demo.changed", "in SML: lead {0}, new -> {1}", lead, status));
  }

  /** Shows the new outcomes. */
  void poll() throws Exception {
    for (JsonNode entry : installation.sml().newAuditEntries()) {
      if (entry.path("operation").asText().equals("create-lead")) {
        showLead(entry);
      }
    }
    for (Message message : installation.broker().newDeadLetters()) {
      showDeadLetter(message);
    }
    for (Message message : installation.broker().newEvents()) {
      showEvent(message);
    }
  }

  /** Returns true if no mail waits and each message has its expected outcome. */
  boolean areComplete() throws Exception {
    return installation.mail().waiting().isEmpty() && sent.stream().allMatch(Sent::isAsExpected);
  }

  /** Returns true if there was an event for each new lead and each change. */
  boolean haveEvents() {
    return events >= leads + changes.size();
  }

  private void showLead(JsonNode entry) {
    long lead = entry.path("lead").asLong();
    Sent message =
        entry
            .path("tags")
            .valueStream()
            .map(JsonNode::asText)
            .filter(MessageKey::isReference)
            .map(MessageKey::digits)
            .filter(byKey::containsKey)
            .map(byKey::get)
            .findFirst()
            .orElseGet(() -> yours(""));
    message.outcomes().add("created");
    leads++;
    firstLeads.putIfAbsent(message.sample().dealer(), lead);
    Instant at = Instant.parse(entry.path("at").asText());
    output.message(
        "green", say("demo.lead", "SML lead {0}", lead), message.sample(), after(message.at(), at));
  }

  private void showDeadLetter(Message dead) throws Exception {
    String reason = String.valueOf(dead.getStringProperty(LeadHeaders.REASON));
    Sent message =
        byKey.getOrDefault(
            dead.getStringProperty(LeadHeaders.KEY),
            yours(String.valueOf(dead.getStringProperty(LeadHeaders.DEALER))));
    message.outcomes().add(reason.startsWith(REJECTED) ? "rejected" : "unreadable");
    output.message("yellow", say("demo.dead-letter", "dead letter"), message.sample(), "");
    output.reason(RecordedReason.shown(reason));
  }

  private void showEvent(Message message) throws Exception {
    events++;
    JsonNode data = JSON.readTree(message.getBody(String.class)).path("data");
    if (data.path("from").isTextual()) {
      long lead = data.path("leadId").asLong();
      output.line(
          "magenta",
          say("demo.event", "event"),
          say(
              "demo.event-on",
              "on {0}: lead {1}, {2} -> {3}  {4}",
              ((Queue) message.getJMSDestination()).getQueueName(),
              lead,
              data.path("from").asText(),
              data.path("to").asText(),
              after(changes.get(lead), Instant.now())));
    }
  }

  private static Sent yours(String dealer) {
    return new Sent(new Sample("", dealer, "", "", 0, "yours", "el tuyo"), null, new ArrayList<>());
  }

  private static String after(Instant start, Instant end) {
    return start == null
        ? ""
        : say("demo.after", "after {0}", DemoOutput.seconds(Duration.between(start, end)));
  }
}
