package es.sml.connector.door.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.database.Database;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.MetaRules;
import es.sml.connector.intake.LeadIntake;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.NewLedger;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readings of one channel, at a Graph API that is a route. */
class NightlyReadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DAY = 86_400;
  private static final long START = 1_764_000_000;

  @TempDir static Path directory;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<String> forms = new ArrayList<>(List.of("333"));
  private final List<ObjectNode> leads = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> stored = new ArrayList<>();
  private String refusedField = "none";
  private boolean isEndless;
  private Database database;
  private FetchChannel channel;

  @BeforeEach
  void open() throws Exception {
    database = NewLedger.open(directory, 4);
    database.write(
        jdbc ->
            jdbc.sql("DELETE FROM meta_form").update()
                + jdbc.sql("DELETE FROM meta_read").update());
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:fetch-request-norte.fb").process(NightlyReadTest.this::answer);
            from("direct:store-fetched-norte.fb")
                .process(
                    lead -> stored.add(lead.getMessage().getHeader(LeadHeaders.ID, String.class)));
          }
        });
    context.start();
    MetaRules rules =
        new MetaRules(
            new Secret("verify"),
            new Secret("token"),
            null,
            null,
            List.of("111"),
            null,
            null,
            null);
    channel =
        new FetchChannel(
            "norte",
            "fb",
            new DoorChannel(
                ChannelKind.META, null, List.of(new Secret("app-secret")), null, null, rules, null),
            database,
            context.createProducerTemplate());
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    database.close();
  }

  @Test
  void theFirstReadingOnlyRecordsHowFarTheFormsAre() {
    add("1", START);
    channel.read();
    assertThat(stored).isEmpty();
    add("2", START + 1);
    channel.read();
    assertThat(stored).containsExactly("2");
    assertThat(channel.status().recoveredLeads()).isEqualTo(1);
  }

  @Test
  void readsAllLeadsOfAFormThatIsNew() {
    channel.read();
    forms.add("444");
    for (int i = 0; i < 250; i++) {
      add(String.valueOf(1_000 + i), START - 40 * DAY + i).put("form_id", "444");
    }
    channel.read();
    assertThat(stored).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void readsFromTwoDaysBeforeTheNewestLeadAndNeverByItsOwnClock() {
    channel.read();
    add("1", START + 10 * DAY);
    channel.read();
    asked.clear();
    channel.read();
    assertThat(asked)
        .anyMatch(query -> query.contains("\"GREATER_THAN\",\"value\":" + (START + 8 * DAY)));
  }

  @Test
  void skipsALeadThatIsInTheLedger() {
    channel.read();
    add("1", START);
    add("2", START);
    String key = LeadIntake.keyOf("norte", "fb", "1");
    database.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO lead (lead_key, dealer, account, channel, state, attempts,"
                        + " received_at, updated_at) VALUES (?, 'norte', 'demo', 'DOOR',"
                        + " 'RECEIVED', 1, 1, 1)")
                .param(key)
                .update());
    channel.read();
    assertThat(stored).containsExactly("2");
  }

  @Test
  void leavesOutTheFieldsThatMetaRefuses() {
    channel.read();
    refusedField = "vehicle";
    add("1", START).putArray("field_data");
    channel.read();
    assertThat(stored).containsExactly("1");
    asked.clear();
    channel.read();
    assertThat(asked).noneMatch(query -> query.contains("vehicle"));
  }

  @Test
  void aListWithoutEndIsAFailure() {
    channel.read();
    isEndless = true;
    add("1", START);
    channel.read();
    assertThat(channel.status().readFailure()).contains("no end");
    isEndless = false;
  }

  @Test
  void isDueAtItsTimeAndAfterAMissedOne() {
    channel.readIfDue();
    int first = asked.size();
    assertThat(first).isPositive();
    channel.readIfDue();
    assertThat(asked).hasSize(first);
    database.write(jdbc -> jdbc.sql("UPDATE meta_read SET begun = begun - 86400000").update());
    channel.readIfDue();
    assertThat(asked).hasSizeGreaterThan(first);
  }

  private ObjectNode add(String id, long created) {
    ObjectNode lead =
        JSON.createObjectNode().put("id", id).put("form_id", "333").put("created_time", created);
    leads.add(lead);
    return lead;
  }

  private void answer(Exchange request) {
    String path = request.getMessage().getHeader(Exchange.HTTP_PATH, String.class);
    String query =
        QueryStringDecoder.decodeComponent(
            request.getMessage().getHeader(Exchange.HTTP_QUERY, String.class),
            StandardCharsets.UTF_8);
    asked.add(path + "?" + query);
    ObjectNode body = JSON.createObjectNode();
    int status = 200;
    if (query.contains(refusedField)) {
      status = 400;
      body.putObject("error").put("code", 100).put("message", "nonexisting field");
    } else if (path.endsWith("/leadgen_forms")) {
      ArrayNode data = body.putArray("data");
      forms.forEach(form -> data.addObject().put("id", form));
    } else if (path.endsWith("/leads")) {
      page(body, path.substring(0, path.indexOf('/')), query);
    }
    request.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    request.getMessage().setBody(body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static long after(String query) {
    int at = query.indexOf("\"value\":");
    return at < 0 ? 0 : Long.parseLong(query.substring(at + 8, query.indexOf('}', at)));
  }

  private void page(ObjectNode body, String form, String query) {
    List<ObjectNode> all =
        leads.stream()
            .filter(lead -> lead.path("form_id").asText().equals(form))
            .filter(lead -> lead.path("created_time").asLong() > after(query))
            .toList();
    int at = query.indexOf("after=c");
    int start = at < 0 ? 0 : Integer.parseInt(query.substring(at + 7).split("&", -1)[0]);
    int end = Math.min(all.size(), start + 100);
    body.putArray("data").addAll(all.subList(start, end));
    ObjectNode paging = body.putObject("paging");
    paging.putObject("cursors").put("after", isEndless ? "c0" : "c" + end);
    if (isEndless || end < all.size()) {
      paging.put("next", "https://other.example/leads");
    }
  }
}
