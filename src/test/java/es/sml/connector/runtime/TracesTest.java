package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
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
    Span taken = trace.get("parse-inbound");
    Span posted = trace.get("deliver-post");
    Span told = trace.get("callback-webhook");
    assertThat(taken.getParentSpanId()).isEqualTo(intake.getSpanId());
    assertThat(trace.get("parse-message").getParentSpanId()).isEqualTo(taken.getSpanId());
    assertThat(posted.getParentSpanId()).isEqualTo(trace.get("repeat-lead").getSpanId());
    assertThat(trace.get("sml-request create-lead").getParentSpanId())
        .isEqualTo(posted.getSpanId());
    assertThat(told.getParentSpanId()).isEqualTo(posted.getSpanId());
    assertThat(receiver.calls().get(0).headers().get("Traceparent"))
        .singleElement()
        .asString()
        .startsWith("00-" + id(told) + "-" + hex(told) + "-");
    assertThat(receiver.calls().get(0).event().path("traceparent").asText())
        .startsWith("00-" + id(posted) + "-" + hex(posted) + "-");
    assertThat(trace.get("sml-request create-lead").getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
    assertThat(attributes(trace.get("sml-request create-lead")))
        .containsEntry("http.response.status_code", "201")
        .containsEntry("lead.account", "demo");
    assertThat(attributes(taken))
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
    connector.stop();
    List<String> traces = ids("dealer-queue-message");
    assertThat(traces).hasSize(2).containsOnlyOnce(CRM);
    assertThat(ids("callback-webhook")).containsExactlyElementsOf(traces);
  }

  @Test
  void aRefusedLeadsSpanHasFailedAndSaysNothingOfIt() throws Exception {
    connector.start();
    connector.fault(
        "{\"kind\":\"status-before\",\"status\":400,\"operation\":\"create-lead\",\"times\":1}");
    connector.offer(1, 1);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    assertThat(connector.browse("leads.dead").get(0).getStringProperty("traceparent")).isNotNull();
    connector.stop();
    Span refused = span("deliver-post");
    assertThat(refused.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(refused.getStatus().getMessage()).isEmpty();
    assertThat(refused.getEventsList()).isEmpty();
    assertThat(attributes(refused))
        .containsEntry("error.type", "es.sml.connector.failure.LeadRejectedException");
    assertThat(span("dead-letter").getTraceId()).isEqualTo(refused.getTraceId());
  }

  @Test
  void whatSmlChangedIsToldInTheTraceOfItsRun() throws Exception {
    connector.start();
    connector.offer(1, 1);
    awaitCalls(1);
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    awaitCalls(2);
    connector.stop();
    List<Span> told = spans("callback-webhook");
    assertThat(spans("status-sync"))
        .extracting(Span::getTraceId)
        .contains(told.get(told.size() - 1).getTraceId());
    assertThat(spans("sml-request list-leads")).allMatch(page -> !page.getParentSpanId().isEmpty());
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
