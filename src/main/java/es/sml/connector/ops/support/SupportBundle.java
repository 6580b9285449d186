package es.sml.connector.ops.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.ops.health.StatusReport;
import es.sml.connector.ops.http.OpsFile;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.logging.LogQueries;
import es.sml.connector.ops.view.LogView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;

/**
 * Makes the support bundle: versions, configuration, status, health, metrics, threads and log in
 * one file. {@link BundleMask} hides persons in it.
 *
 * @param configuration the keys and values in force, with secrets hidden
 */
public record SupportBundle(
    Supplier<List<String>> configuration,
    StatusReport status,
    LogQueries log,
    OperatorAudit audit) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final DateTimeFormatter IN_A_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final Map<String, String> WHOLE_LOG = Map.of("level", "TRACE", "limit", "2000");

  /** Collects it. */
  public OpsFile make(OpsRequest request, CamelContext context) {
    OpsRequest.checkFields(request.body(), Set.of());
    BundleZip zip = new BundleZip();
    zip.add("versions.txt", ProcessFacts.versions(version()));
    zip.add("configuration.txt", keysInForce());
    zip.add("status.json", json(status.show(context, Locale.ENGLISH, null)));
    zip.add("health.json", json(ConnectorHealth.of(context).json(status.since())));
    zip.add("metrics.txt", metrics(context));
    zip.add("threads.txt", ProcessFacts.threads());
    zip.add("log.txt", log(request));
    byte[] packed = zip.packed();
    audit.note(request.action("support-bundle", null), null, packed.length + " bytes");
    return new OpsFile(
        "support-" + IN_A_NAME.format(Instant.now()) + ".zip", "application/zip", packed);
  }

  /** Returns the version of this program. */
  public static String version() {
    String version = SupportBundle.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private String keysInForce() {
    return configuration.get().stream()
        .map(BundleMask::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String json(Object view) {
    JsonNode masked = BundleMask.tree(JSON.valueToTree(view));
    return masked.toPrettyString();
  }

  private static String metrics(CamelContext context) {
    Exchange exchange = new DefaultExchange(context);
    Processor report = context.getRegistry().lookupByNameAndType("meters.report", Processor.class);
    try {
      report.process(exchange);
    } catch (Exception e) {
      return "the metrics could not be read: " + e.getClass().getName() + "\n";
    }
    return BundleMask.address(
        new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8));
  }

  private String log(OpsRequest request) {
    return log.list(request.with(WHOLE_LOG, request.body())).lines().stream()
        .map(SupportBundle::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(LogView.Line line) {
    return BundleMask.line(
        line.at() + " " + line.level() + " " + line.logger() + " " + line.text());
  }
}
