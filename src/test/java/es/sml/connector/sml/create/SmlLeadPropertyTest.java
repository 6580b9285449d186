package es.sml.connector.sml.create;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.contract.SmlContract;
import es.sml.connector.sml.mapping.DealerMapping;
import es.sml.connector.sml.mapping.SmlLeadMapper;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.NameIndex;
import es.sml.connector.testing.ShippedWords;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every message gives a lead that the API's description allows. The values that a sender is taken
 * at its word for, as a status, are sound here.
 */
class SmlLeadPropertyTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  @Property
  void isAllowedAsItIsPosted(@ForAll("leads") JsonNode written) throws IOException {
    SmlLead posted =
        new SmlLeadMapper(SmlSettings.PhoneFormat.NATIONAL, () -> ShippedWords.WORDS)
            .map(JSON.treeToValue(written, Lead.class), message(), placement(), known());
    SmlCall call =
        new SmlCall(
            SmlOperation.CREATE_LEAD, Map.of(), SmlJson.MAPPER.readTree(posted.toJson()), false);
    assertThatCode(() -> SmlContract.shipped().check(call)).doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<ObjectNode> leads() {
    return block(
        Map.ofEntries(
            Map.entry("provider", text()),
            Map.entry("source", nameOrId()),
            Map.entry("user", nameOrId()),
            Map.entry("score", Arbitraries.integers().between(1, 4).map(NODES::numberNode)),
            Map.entry("status", oneOf("new", "commercial_management", "tracing", "end")),
            Map.entry("notes", list(text())),
            Map.entry("tags", list(text())),
            Map.entry("customer", block(customer())),
            Map.entry("vehicle", block(vehicle())),
            Map.entry("tasks", list(task()))));
  }

  private static Map<String, Arbitrary<? extends JsonNode>> customer() {
    return Map.of(
        "name", text(),
        "phone", text(),
        "email", oneOf("a@b.example", "ñ+1@b.example"),
        "province", nameOrId(),
        "locality", nameOrId(),
        "postalCode", text());
  }

  private static Map<String, Arbitrary<? extends JsonNode>> vehicle() {
    return Map.of(
        "brandModel", text(),
        "price", text(),
        "kilometres", text(),
        "year", number(),
        "fuel", nameOrId(),
        "sold", truth());
  }

  private static Arbitrary<JsonNode> task() {
    Map<String, Arbitrary<? extends JsonNode>> fields =
        Map.of(
            "subtype", text(),
            "description", text(),
            "media", oneOf("Phone", "E-mail", "SMS", "Whatsapp"),
            "plannedRealization", oneOf("2026-12-01T10:00:00Z", "2026-12-01T10:00:00.123456789Z"),
            "plannedTracking", oneOf("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
            "realized", truth(),
            "tracked", truth(),
            "notes", list(text()));
    Arbitrary<String> types = Arbitraries.of("date", "appraisal", "budget", "financing", "other");
    Map<String, Arbitrary<? extends JsonNode>> valued =
        Map.of(
            "brandModel", text(),
            "licensePlate", text(),
            "kilometres", text(),
            "year", number(),
            "fuel", nameOrId(),
            "extras", text(),
            "origin", oneOf("national", "foreign"));
    return Combinators.combine(block(fields), types, block(valued))
        .as(
            (task, type, appraisal) -> {
              task.put("type", type);
              return type.equals("appraisal") ? task.set("appraisal", appraisal) : task;
            });
  }

  /** A block with optional fields. */
  private static Arbitrary<ObjectNode> block(
      Map<String, ? extends Arbitrary<? extends JsonNode>> fields) {
    TreeMap<String, Arbitrary<? extends JsonNode>> sorted = new TreeMap<>(fields);
    List<Arbitrary<Optional<JsonNode>>> values =
        sorted.values().stream()
            .map(value -> value.map(JsonNode.class::cast).optional(0.7))
            .toList();
    return Combinators.combine(values)
        .as(
            drawn -> {
              ObjectNode block = NODES.objectNode();
              List<String> names = List.copyOf(sorted.keySet());
              for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                drawn.get(i).ifPresent(value -> block.set(name, value));
              }
              return block;
            });
  }

  private static Arbitrary<ArrayNode> list(Arbitrary<? extends JsonNode> entries) {
    return entries
        .list()
        .ofMaxSize(3)
        .map(
            drawn -> {
              ArrayNode list = NODES.arrayNode();
              drawn.forEach(list::add);
              return list;
            });
  }

  // Texts of any characters; the readers of messages leave out blank ones.
  private static Arbitrary<JsonNode> text() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(text -> !text.isBlank())
        .map(NODES::textNode);
  }

  private static Arbitrary<JsonNode> oneOf(String... values) {
    return Arbitraries.of(values).map(NODES::textNode);
  }

  private static Arbitrary<JsonNode> number() {
    return Arbitraries.integers().map(NODES::numberNode);
  }

  private static Arbitrary<JsonNode> truth() {
    return Arbitraries.of(true, false).map(NODES::booleanNode);
  }

  private static Arbitrary<JsonNode> nameOrId() {
    return Arbitraries.oneOf(number(), text(), oneOf("Madrid", "Diésel", "ana"));
  }

  private static InboundMessage message() {
    return aMessage().key(KEY).received(Instant.EPOCH).build();
  }

  private static DealerMapping placement() {
    return new DealerMapping("norte", "main", NameOrId.ofId(1), List.of(), NameOrId.ofName("ana"));
  }

  private static ReferenceData known() {
    NameIndex names = NameIndex.ofNames();
    names.add("Madrid", 28);
    names.add("Diésel", 2);
    names.add("ana", 7);
    return new ReferenceData(() -> names, () -> names, () -> names, () -> names, province -> names);
  }
}
