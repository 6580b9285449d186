package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiGate;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;

/** Leads of Meta. An owner is a page, and a list is a form. */
public final class MetaApi implements LeadApi {
  static final String NAME = "Meta";

  private final MetaRules rules;
  private final GraphLeads leads;
  private final GraphTokens tokens;

  /**
   * @param instance DEALER.CHANNEL, as the routes are named
   * @param channel a channel of the kind meta
   */
  public MetaApi(ProducerTemplate template, String instance, DoorChannel channel, ApiGate gate) {
    this.rules = channel.meta();
    Secret appSecret = channel.secrets().get(0);
    GraphClient client = new GraphClient(template, instance, rules, appSecret, gate);
    this.leads = new GraphLeads(client, new GraphForms(client, System::nanoTime), System::nanoTime);
    this.tokens = new GraphTokens(rules, appSecret);
  }

  @Override
  public String platform() {
    return NAME;
  }

  @Override
  public boolean isId(String text) {
    return MetaRules.isId(text);
  }

  @Override
  public String owner(JsonNode notification) {
    // Without it the lead can be fetched, too: its id is in a header.
    String page = notification.path("page_id").asText("");
    return MetaRules.isId(page) ? page : "";
  }

  @Override
  public ObjectNode one(String page, String id) {
    return leads.one(page, id);
  }

  @Override
  public Map<String, String> lists(BiConsumer<String, ApiException> failed) {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String page : rules.pagesToRead()) {
      try {
        leads.formsOf(page).forEach(form -> pages.putIfAbsent(form, page));
      } catch (ApiException e) {
        failed.accept(page, e);
      }
    }
    rules.forms().forEach(form -> pages.putIfAbsent(form, ""));
    return pages;
  }

  @Override
  public void each(String page, String form, long after, Consumer<ObjectNode> reader) {
    leads.each(page, form, after / 1_000, reader);
  }

  @Override
  public Map<String, Instant> tokenEnds() {
    return tokens.ends();
  }

  @Override
  public List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (String page : rules.pagesToRead()) {
      probes.add(
          Probe.ofReading(
              rules.pageTokens().containsKey(page) ? "meta.page-tokens." + page : "meta.token",
              LocalizedText.of("meta.one-page", "page {0}", page),
              () -> leads.probePage(page)));
    }
    for (String form : rules.forms()) {
      probes.add(
          Probe.ofReading(
              "meta.token",
              LocalizedText.of("meta.one-form", "form {0}", form),
              () -> leads.probeForm("", form)));
    }
    if (rules.appId() != null) {
      probes.add(Probe.ofEnds("meta.app-id", this::tokenEnds));
    }
    return probes;
  }

  @Override
  public long time(JsonNode lead) {
    return MetaTime.millis(lead.path("created_time"));
  }
}
