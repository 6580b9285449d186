package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.client.SmlOperations;
import es.sml.connector.sml.contract.ContractArbitraries;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.sml.session.SmlSessions;
import es.sml.connector.sml.session.TokenStore;
import es.sml.connector.testing.sandbox.ApiContract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Only calls that the API's description allows are sent. */
class SmlCallPropertyTest {
  private static final String LEAD =
      """
      {"vehicle": {"id": 1}, "client": {"id": 2}, "note": [{"id": 3, "content": "n"}], "tags": [],
       "request": {"id": 4, "task": [{"id": 500, "note": [], "appraisal": {"id": 5}}, {"id": 7}]}}
      """;
  private static final String EMPTY_LIST =
      "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}";

  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static final List<Request> SENT = new ArrayList<>();
  private static SmlOperations operations;

  private record Request(SmlOperation operation, String pathAndQuery, String body) {
    List<String> breaches() {
      return ApiContract.contract().requestBreaches(operation.method(), pathAndQuery, body);
    }
  }

  @BeforeContainer
  static void startARouteThatNotesWhatIsSent() throws Exception {
    CAMEL.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main").process(SmlCallPropertyTest::note);
          }
        });
    CAMEL.start();
    var template = CAMEL.createProducerTemplate();
    SmlSettings settings =
        new SmlSettings(null, null, null, null, null, null, null, null, null, null, null);
    operations =
        new SmlOperations(
            new SmlClient(template, settings.pageSize()),
            new SmlSessions(
                () ->
                    Map.of(
                        "main",
                        new Account(
                            URI.create("https://sml.example"),
                            null,
                            "u",
                            new Secret("p"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)),
                settings,
                template,
                TokenStore.ALONE));
  }

  @AfterContainer
  static void stop() {
    CAMEL.stop();
  }

  /** Of all operations but login, whose request is the account's own. */
  @Provide
  Arbitrary<SmlCall> calls() {
    return Arbitraries.of(
            Arrays.stream(SmlOperation.values()).filter(o -> o != SmlOperation.LOGIN).toList())
        .flatMap(ContractArbitraries::calls);
  }

  @Property
  @StatisticsReport(onFailureOnly = true)
  void sendsWhatTheDescriptionAllowsOrNoWrite(@ForAll("calls") SmlCall call) {
    boolean refused = isRefused(() -> operations.run("main", call));
    assertThat(SENT).allSatisfy(request -> assertThat(request.breaches()).isEmpty());
    if (refused) {
      // Only ids of blocks may have been looked up, to find that one has to be complete.
      assertThat(SENT).extracting(Request::operation).isSubsetOf(SmlOperation.GET_LEAD);
    } else {
      assertThat(SENT).last().extracting(Request::operation).isEqualTo(call.operation());
    }
    Statistics.label("refused")
        .collect(refused)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(share -> share > 5);
              coverage.check(false).percentage(share -> share > 5);
            });
  }

  @Property
  void sendsNothingOfACallThatTheDescriptionRefuses(@ForAll("calls") SmlCall asked) {
    SmlCall call = new SmlCall(asked.operation(), asked.parameters(), asked.body(), true);
    boolean allowed = !isRefused(() -> SmlContract.shipped().check(call));
    boolean refused = isRefused(() -> operations.run("main", call));
    if (allowed) {
      assertThat(SENT).hasSize(1);
    } else if (refused) {
      assertThat(SENT).isEmpty();
    } else {
      // The body of finish-lead is always the same, and the lead of a task is not SML's to know.
      assertThat(call.operation()).isIn(SmlOperation.FINISH_LEAD, SmlOperation.MODIFY_TASK);
    }
  }

  @Property
  void readsOnlyListsThatTheDescriptionAllows(@ForAll("calls") SmlCall call) {
    boolean refused =
        isRefused(() -> operations.forEach("main", call, entry -> assertThat(entry).isNotNull()));
    assertThat(SENT).hasSize(refused ? 0 : 1);
    assertThat(SENT).allSatisfy(request -> assertThat(request.breaches()).isEmpty());
    assertThat(refused || call.operation().lists()).isTrue();
  }

  private static boolean isRefused(Runnable action) {
    SENT.clear();
    try {
      action.run();
      return false;
    } catch (InvalidCallException e) {
      return true;
    }
  }

  private static void note(Exchange exchange) {
    SmlOperation operation = SmlRequest.operation(exchange);
    String query = exchange.getProperty(SmlRequest.QUERY, String.class);
    byte[] body = exchange.getProperty(SmlRequest.BODY, byte[].class);
    SENT.add(
        new Request(
            operation,
            exchange.getProperty(SmlRequest.PATH) + (query == null ? "" : "?" + query),
            body == null ? null : new String(body, StandardCharsets.UTF_8)));
    exchange
        .getMessage()
        .setBody(
            operation == SmlOperation.GET_LEAD
                ? LEAD
                : operation.lists() ? EMPTY_LIST : "{\"id\": 1}");
  }
}
