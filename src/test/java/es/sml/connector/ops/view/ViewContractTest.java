package es.sml.connector.ops.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.crm.CommandView;
import es.sml.connector.ops.view.crm.CrmRetryView;
import es.sml.connector.ops.view.crm.CrmTestView;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.crm.EventView;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.CandidateView;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.ops.view.lead.FoundView;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.ops.view.lead.TeachView;
import es.sml.connector.ops.view.lead.TrialView;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.ops.view.pause.PausesView;
import es.sml.connector.ops.view.pause.ResumptionView;
import es.sml.connector.report.count.LeadReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each view has the properties of its schema in the description of the ops API. */
class ViewContractTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode CONTRACT = contract();

  private static final Map<OpsEndpoint, Class<?>> VIEWS =
      Map.ofEntries(
          Map.entry(OpsEndpoint.LIST_DEAD_LETTERS, DeadLetterView.Page.class),
          Map.entry(OpsEndpoint.SHOW_DEAD_LETTER, DeadLetterView.Details.class),
          Map.entry(OpsEndpoint.UNMASK_DEAD_LETTER, DeadLetterView.Details.class),
          Map.entry(OpsEndpoint.REPLAY_DEAD_LETTERS, BatchView.class),
          Map.entry(OpsEndpoint.DISCARD_DEAD_LETTERS, BatchView.class),
          Map.entry(OpsEndpoint.TRY_DEAD_LETTER, TrialView.class),
          Map.entry(OpsEndpoint.CREATE_BY_HAND, BatchView.class),
          Map.entry(OpsEndpoint.TEACH, TeachView.class),
          Map.entry(OpsEndpoint.SAVE_TEMPLATE, TeachView.Saved.class),
          Map.entry(OpsEndpoint.TRY_MESSAGE, TrialView.class),
          Map.entry(OpsEndpoint.LIST_LEADS, LeadView.Page.class),
          Map.entry(OpsEndpoint.SEARCH_LEADS, FoundView.class),
          Map.entry(OpsEndpoint.SHOW_LEAD, LeadView.Details.class),
          Map.entry(OpsEndpoint.UNMASK_LEAD, LeadView.Details.class),
          Map.entry(OpsEndpoint.ERASE_LEADS, BatchView.Erasure.class),
          Map.entry(OpsEndpoint.SHOW_REPORT, LeadReport.class),
          Map.entry(OpsEndpoint.SHOW_STATUS, StatusView.class),
          Map.entry(OpsEndpoint.LIST_CANDIDATES, CandidateView.Page.class),
          Map.entry(OpsEndpoint.RESOLVE_LEAD, LeadView.Resolution.class),
          Map.entry(OpsEndpoint.LIST_CRMS, CrmView.Page.class),
          Map.entry(OpsEndpoint.LIST_COMMANDS, CommandView.Page.class),
          Map.entry(OpsEndpoint.LIST_EVENTS, EventView.Page.class),
          Map.entry(OpsEndpoint.RETRY_CRM, CrmRetryView.class),
          Map.entry(OpsEndpoint.TEST_CRM, CrmTestView.class),
          Map.entry(OpsEndpoint.REDELIVER_EVENTS, BatchView.class),
          Map.entry(OpsEndpoint.TEST_CHANNEL, ChannelTestView.class),
          Map.entry(OpsEndpoint.LIST_PAUSES, PausesView.class),
          Map.entry(OpsEndpoint.PAUSE, PauseView.class),
          Map.entry(OpsEndpoint.RESUME, PauseView.class),
          Map.entry(OpsEndpoint.RESUME_ACCOUNT, ResumptionView.class),
          Map.entry(OpsEndpoint.LIST_ALERTS, AlertsView.class),
          Map.entry(OpsEndpoint.TEST_ALERT, AlertTestView.class),
          Map.entry(OpsEndpoint.RELOAD, ReloadView.class),
          Map.entry(OpsEndpoint.MAKE_BACKUP, BackupView.class),
          Map.entry(OpsEndpoint.SET_LOG_LEVEL, LogLevelView.class),
          Map.entry(OpsEndpoint.LIST_LOG, LogView.class),
          Map.entry(OpsEndpoint.LIST_AUDIT, AuditView.class));

  static Set<OpsEndpoint> endpoints() {
    return VIEWS.keySet();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aViewHasThePropertiesOfItsSchema(OpsEndpoint endpoint) {
    JsonNode schema =
        CONTRACT
            .path("paths")
            .path("/" + endpoint.path())
            .path(endpoint.method().toLowerCase(Locale.ROOT))
            .at("/responses/200/content/application~1json/schema");
    assertThat(differences(VIEWS.get(endpoint), schema)).isEmpty();
  }

  @Test
  void everyResponseInJsonHasAView() {
    Set<OpsEndpoint> others = EnumSet.allOf(OpsEndpoint.class);
    others.removeAll(VIEWS.keySet());
    assertThat(others)
        .containsExactlyInAnyOrder(
            OpsEndpoint.DESCRIBE,
            OpsEndpoint.EXPORT_REPORT,
            OpsEndpoint.DOWNLOAD_DEAD_LETTER,
            OpsEndpoint.MAKE_SUPPORT_BUNDLE);
  }

  /** PowerShell's ConvertFrom-Json refuses such an object. */
  @Test
  void noObjectHasPropertiesThatDifferInCaseOnly() {
    List<JsonNode> objects = new ArrayList<>(CONTRACT.findParents("properties"));
    objects.addAll(CONTRACT.findParents("allOf"));
    assertThat(objects.stream().flatMap(object -> alike(properties(object).keySet()))).isEmpty();
    assertThat(alike(Set.of("total", "RECEIVED", "received"))).hasSize(2);
  }

  private static Stream<String> alike(Set<String> names) {
    return names.stream().filter(name -> names.stream().filter(name::equalsIgnoreCase).count() > 1);
  }

  @Test
  void namesWhatOnlyOneSideHas() {
    JsonNode schema = CONTRACT.at("/components/schemas/HistoryEntry");
    assertThat(differences(Changed.class, schema))
        .containsExactly(
            "Changed: only the contract has [event], only the view has [id]",
            "Changed.at: the contract has string, the view has boolean");
  }

  private record Changed(boolean at, String id, String reason) {}

  private static List<String> differences(Class<?> view, JsonNode schema) {
    List<String> differences = new ArrayList<>();
    compare(JSON.constructType(view), schema, view.getSimpleName(), differences);
    return differences;
  }

  private static void compare(JavaType type, JsonNode schema, String place, List<String> found) {
    String kind = kind(schema);
    if (type.isTypeOrSubTypeOf(JsonNode.class)) {
      return; // any value
    }
    if (!kind.equals(kind(type))) {
      found.add(place + ": the contract has " + kind + ", the view has " + kind(type));
    } else if (type.isCollectionLikeType()) {
      compare(type.getContentType(), resolved(schema).path("items"), place, found);
    } else if (type.isMapLikeType()) {
      assertThat(resolved(schema).path("additionalProperties").asBoolean()).as(place).isTrue();
    } else if (kind.equals("object")) {
      Map<String, JavaType> ofView = properties(type);
      Map<String, JsonNode> ofContract = properties(schema);
      if (!ofView.keySet().equals(ofContract.keySet())) {
        found.add(
            "%s: only the contract has %s, only the view has %s"
                .formatted(
                    place,
                    without(ofContract.keySet(), ofView.keySet()),
                    without(ofView.keySet(), ofContract.keySet())));
      }
      ofContract.keySet().retainAll(ofView.keySet());
      ofContract.forEach(
          (name, part) -> compare(ofView.get(name), part, place + "." + name, found));
    }
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  private static Map<String, JavaType> properties(JavaType view) {
    Map<String, JavaType> properties = new TreeMap<>();
    for (var property : JSON.getSerializationConfig().introspect(view).findProperties()) {
      if (property.getAccessor().hasAnnotation(JsonAnyGetter.class)) {
        Stream.of(LeadState.values())
            .forEach(
                state -> properties.put(state.name(), property.getPrimaryType().getContentType()));
        properties.put("total", property.getPrimaryType().getContentType());
      } else if (property.getAccessor().hasAnnotation(JsonUnwrapped.class)) {
        properties.putAll(properties(property.getPrimaryType()));
      } else {
        properties.put(property.getName(), property.getPrimaryType());
      }
    }
    return properties;
  }

  private static Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new TreeMap<>();
    resolved(schema).path("allOf").forEach(part -> properties.putAll(properties(part)));
    resolved(schema)
        .path("properties")
        .properties()
        .forEach(property -> properties.put(property.getKey(), property.getValue()));
    return properties;
  }

  private static String kind(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isCollectionLikeType()) {
      return "array";
    }
    if (raw == boolean.class) {
      return "boolean";
    }
    if (raw == String.class) {
      return "string";
    }
    if (raw == double.class) {
      return "number";
    }
    return Set.of(int.class, long.class, Integer.class, Long.class).contains(raw)
        ? "integer"
        : "object";
  }

  private static String kind(JsonNode written) {
    JsonNode schema = resolved(written);
    if (schema.has("const")) {
      return schema.get("const").getNodeType().name().toLowerCase(Locale.ROOT);
    }
    return schema.has("allOf")
        ? "object"
        : schema.path("type").isArray()
            ? schema.at("/type/0").asText()
            : schema.path("type").asText();
  }

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? CONTRACT.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private static JsonNode contract() {
    try (InputStream file = ViewContractTest.class.getResourceAsStream("/ops/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
