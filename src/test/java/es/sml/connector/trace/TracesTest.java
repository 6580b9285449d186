package es.sml.connector.trace;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.sml.connector.testing.Http11;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.WebhookReceiver;
import es.sml.connector.testing.server.DealerMailbox;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces is sent. */
class TracesTest {
  private static final int SAMPLED = 1;
  private static final String CRM = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String MAIL =
      """
      Message-ID: <1@portal.example>
      traceparent: 00-%s-00f067aa0ba902b7-01
      From: avisos@portal.example
      Subject: Contacto

      Nombre: Eva Sanz
      Teléfono: 600123321
      Vehículo: Kia Niro
      """
          .formatted(CRM);

  @TempDir Path directory;
  private final TraceCollector collector;
  private final WebhookReceiver receiver;
  private DealerMailbox mailbox;
  private RunningConnector connector;

  TracesTest() throws IOException {
    collector = new TraceCollector();
    receiver = new WebhookReceiver();
  }

  @BeforeEach
  void prepare() throws IOException {
    mailbox = new DealerMailbox();
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/secret"), "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    connector =
        new RunningConnector(directory)
            .withSetting("trace.endpoint", collector.url())
            .withSetting("door.enabled", "true")
            .withSetting("door.port", "0")
            .withSetting("callback.interval", "100ms")
            .withSetting("callback.allowed-hosts", "127.0.0.1")
            .withSetting("callback.private-networks", "127.0.0.0/8")
            .withDealer(
                """
                queue: {}
                    crm:
                      webhook:
                        url: %s
                        secrets: [file:secret]
                    channels:
                      web: {kind: form, path-secret: 'env:PATH_SECRET'}
                    %s"""
                    .formatted(receiver.url(), mailbox.yaml()));
  }

  @AfterEach
  void stop() {
    connector.close();
    collector.close();
    receiver.close();
    mailbox.close();
  }

  @Test
  void oneTraceFromTheMailToTheCrm() throws Exception {
    connector.start();
    mailbox.deliver(MAIL);
    awaitCalls(1);
    connector.stop();
    Span intake = span("inbox-mail");
    assertThat(id(intake)).isNotEqualTo(CRM);
    assertThat(intake.getParentSpanId()).isEmpty();
    Map<String, Span> trace =
        collector.spans().stream()
            .filter(span -> span.getTraceId().equals(intake.getTraceId()))
            .collect(Collectors.toMap(Span::getName, span -> span, (first, second) -> first));
    Span consumed = trace.get("parse-inbound");
    Span posted = trace.get("post-lead");
    Span published = trace.get("callback-webhook");
    assertThat(consumed.getParentSpanId()).isEqualTo(intake.getSpanId());
    assertThat(trace.get("parse-message").getParentSpanId()).isEqualTo(consumed.getSpanId());
    assertThat(posted.getParentSpanId()).isEqualTo(trace.get("deduplicate-lead").getSpanId());
    assertThat(trace.get("sml-request create-lead").getParentSpanId())
        .isEqualTo(posted.getSpanId());
    assertThat(published.getParentSpanId()).isEqualTo(posted.getSpanId());
    assertThat(receiver.calls().get(0).headers().get("Traceparent"))
        .singleElement()
        .asString()
        .startsWith("00-" + id(published) + "-" + hex(published) + "-");
    assertThat(receiver.calls().get(0).event().path("traceparent").asText())
        .startsWith("00-" + id(posted) + "-" + hex(posted) + "-");
    assertThat(trace.get("sml-request create-lead").getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
    assertThat(attributes(trace.get("sml-request create-lead")))
        .containsEntry("http.response.status_code", "201")
        .containsEntry("lead.account", "demo");
    assertThat(attributes(consumed))
        .containsEntry("lead.dealer", "norte")
        .containsEntry("lead.channel", "mail")
        .containsEntry("lead.sml_id", "1")
        .containsKey("lead.key");
    assertThat(Stream.of("Eva", "Sanz", "600123321", "Niro", "avisos@", "leads@"))
        .noneMatch(collector.text()::contains);
  }

  @Test
  void goesOnWithTheTraceOfTheOneWhoSent() throws Exception {
    connector.start();
    send(RunningConnector.lead(1), "00-" + CRM + "-00f067aa0ba902b7-01");
    awaitCalls(1);
    send(RunningConnector.lead(2), "00-" + CRM.toUpperCase(java.util.Locale.ROOT) + "; evil");
    awaitCalls(2);
    submitForm();
    awaitCalls(3);
    connector.stop();
    Span request = span("door-channel");
    assertThat(request.getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
    assertThat(request.getParentSpanId()).isEmpty();
    assertThat(id(span("parse-inbound"))).isEqualTo(id(request));
    assertThat(attributes(request)).containsEntry("lead.dealer", "norte").containsKey("lead.key");
    List<String> traces = ids("dealer-queue-message");
    assertThat(traces).hasSize(2).containsOnlyOnce(CRM);
    assertThat(ids("callback-webhook")).startsWith(traces.toArray(String[]::new));
  }

  @Test
  void theSpanOfARejectedLeadHasFailedWithoutItsData() throws Exception {
    connector.start();
    connector.fault(on("create-lead").respond(400).once());
    connector.offer(1, 1);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    assertThat(connector.browse("leads.dead").get(0).getStringProperty("traceparent")).isNotNull();
    connector.stop();
    Span refused = span("post-lead");
    assertThat(refused.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(refused.getStatus().getMessage()).isEmpty();
    assertThat(refused.getEventsList()).isEmpty();
    assertThat(attributes(refused))
        .containsEntry("error.type", "es.sml.connector.failure.sml.LeadRejectedException");
    assertThat(span("dead-letter").getTraceId()).isEqualTo(refused.getTraceId());
  }

  @Test
  void publishesAChangeInTheTraceOfItsRun() throws Exception {
    connector.start();
    connector.offer(1, 1);
    awaitCalls(1);
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    awaitCalls(2);
    connector.stop();
    List<String> published = ids("callback-webhook");
    String run = published.get(published.size() - 1);
    assertThat(ids("status-sync")).contains(run);
    assertThat(ids("sml-request list-leads")).contains(run);
  }

  @Test
  void noCollectorDelaysNoLead() throws Exception {
    collector.close();
    connector.start();
    connector.offer(1, 3);
    connector.awaitCreated(3);
  }

  @Test
  void ofNoneOfAHundredThereIsNoSpan() throws Exception {
    connector.withSetting("trace.sample-percent", "0").start();
    connector.offer(1, 1);
    awaitCalls(1);
    connector.stop();
    assertThat(collector.spans()).isEmpty();
    String place = receiver.calls().get(0).event().path("traceparent").asText();
    assertThat(HexFormat.fromHexDigits(place, place.length() - 2, place.length()) & SAMPLED)
        .isZero();
  }

  private void send(String lead, String traceParent) throws Exception {
    connector.send(
        "dealers.norte.leads",
        session -> {
          var message = session.createTextMessage(lead);
          message.setStringProperty("traceparent", traceParent);
          return message;
        });
  }

  private void submitForm() throws Exception {
    String url =
        "http://127.0.0.1:%d/in/norte/web/%s"
            .formatted(connector.runtime().doorPort(), RunningConnector.PATH_SECRET);
    HttpRequest.Builder request =
        Http11.request(
                URI.create(url), "POST", "nombre=Ana+Ruiz&telefono=600123322&coche=Seat+Ibiza")
            .header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(
            Http11.CLIENT
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(200);
  }

  private void awaitCalls(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> receiver.calls().size() >= count);
  }

  private List<Span> spans(String name) {
    return collector.spans().stream().filter(span -> span.getName().equals(name)).toList();
  }

  private Span span(String name) {
    assertThat(spans(name)).as("spans %s of %s", name, collector.spans()).hasSize(1);
    return spans(name).get(0);
  }

  private List<String> ids(String name) {
    return spans(name).stream().map(TracesTest::id).toList();
  }

  private static String id(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  private static String hex(Span span) {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  private static Map<String, String> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                each ->
                    each.getValue().hasIntValue()
                        ? String.valueOf(each.getValue().getIntValue())
                        : each.getValue().getStringValue()));
  }
}
