package es.sml.connector.door.fetch.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.LinkedInRules;
import es.sml.connector.door.fetch.api.ApiClient;
import es.sml.connector.door.fetch.api.ApiClient.Call;
import es.sml.connector.door.fetch.api.ApiClient.Platform;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.door.fetch.api.ApiGate;
import es.sml.connector.door.fetch.api.ApiHeaders;
import es.sml.connector.door.fetch.api.LeadApi;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads of LinkedIn. One token reads all leads, and a list is an ad account. */
public final class LinkedInApi implements LeadApi {
  static final String NAME = "LinkedIn";

  private static final Logger LOG = LoggerFactory.getLogger(LinkedInApi.class);

  /** One token reads all leads, and its limits are those of the app. */
  private static final String OWNER = "";

  private static final String PATH = "leadFormResponses";

  /** Without the form's questions, an answer has only the number of its question. */
  private static final String FIELDS =
      "fields=owner,associatedEntity,leadMetadata,leadType,versionedLeadGenFormUrn,id,submittedAt,"
          + "testLead,formResponse,form:(hiddenFields,creationLocale,name,id,content)";

  private static final int SIZE = 100;
  private static final int MOST_PAGES = 10_000;

  private final LinkedInRules rules;
  private final LinkedInToken token;
  private final ApiClient client;

  /**
   * @param instance DEALER.CHANNEL, as the routes are named
   * @param channel a channel of the kind linkedin
   */
  public LinkedInApi(
      ProducerTemplate template, String instance, DoorChannel channel, ApiGate gate) {
    this.rules = channel.linkedin();
    this.token = new LinkedInToken(rules, channel.secrets().get(0));
    this.client =
        new ApiClient(
            template,
            instance,
            gate,
            new Platform(
                NAME,
                "linkedin.api-url",
                Map.of(ApiHeaders.VERSION, rules.version(), ApiHeaders.PROTOCOL, "2.0.0"),
                LinkedInResponse::read));
  }

  @Override
  public String platform() {
    return NAME;
  }

  @Override
  public boolean isId(String text) {
    return LinkedInRules.isLeadId(text);
  }

  @Override
  public String owner(JsonNode notification) {
    return OWNER;
  }

  @Override
  public ObjectNode one(String owner, String id) {
    return lead(get(PATH + "/" + id, FIELDS));
  }

  @Override
  public Map<String, String> lists(BiConsumer<String, ApiException> failed) {
    Map<String, String> lists = new TreeMap<>();
    rules.accounts().forEach(account -> lists.put(account, OWNER));
    return lists;
  }

  // A lead without answers must not stop the reading of all others, night after night.
  private static void warnOfSkipped(String account, String id) {
    LOG.warn(
        "LinkedIn account {}: the lead {} has no formResponse and is skipped",
        account,
        LinkedInRules.isLeadId(id) ? id : "without a usable id");
  }

  // A lead that comes during the reading moves others to the next page, so none is left out.
  @Override
  public void each(String owner, String account, long after, Consumer<ObjectNode> reader) {
    String query =
        ofAccount(account)
            + (after == 0 ? "" : "&submittedAtTimeRange=(start:" + after + ")")
            + "&"
            + FIELDS;
    for (int i = 0; i < MOST_PAGES; i++) {
      JsonNode elements =
          get(PATH, query + "&count=" + SIZE + "&start=" + i * SIZE).path("elements");
      if (elements.isEmpty()) {
        return;
      }
      for (JsonNode element : elements) {
        if (isLead(element)) {
          reader.accept(lead(element));
        } else {
          warnOfSkipped(account, element.path("id").asText(""));
        }
      }
    }
    throw new ApiException(
        Kind.UNAVAILABLE,
        LocalizedText.of("linkedin.no-end", "LinkedIn's list of leads has no end"),
        null);
  }

  @Override
  public Map<String, Instant> tokenEnds() {
    Map<String, Instant> ends = new TreeMap<>();
    if (rules.clientId() != null) {
      token.end().ifPresent(end -> ends.put("linkedin.token", end));
    }
    return ends;
  }

  @Override
  public List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (String account : rules.accounts()) {
      probes.add(
          Probe.ofReading(
              "linkedin",
              LocalizedText.of("linkedin.account", "account {0}", account),
              () -> get(PATH, ofAccount(account) + "&fields=id&count=1")));
    }
    if (rules.clientId() != null) {
      probes.add(Probe.ofEnds("linkedin.client-id", this::tokenEnds));
    }
    return probes;
  }

  private static String ofAccount(String account) {
    return "q=owner&owner=(sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A"
        + account
        + ")&leadType=(leadType:SPONSORED)&limitedToTestLeads=false";
  }

  @Override
  public long time(JsonNode lead) {
    return lead.path("submittedAt").asLong(0);
  }

  private JsonNode get(String path, String query) {
    return client.get(OWNER, path, () -> new Call(rules.token(), query));
  }

  private static boolean isLead(JsonNode json) {
    return json.path("formResponse").isObject();
  }

  private static ObjectNode lead(JsonNode json) {
    if (!isLead(json) || !(json instanceof ObjectNode lead)) {
      throw new ApiException(
          Kind.UNAVAILABLE,
          LocalizedText.of("linkedin.no-lead", "LinkedIn's response is no lead"),
          null);
    }
    return LinkedInForm.complete(lead);
  }
}
