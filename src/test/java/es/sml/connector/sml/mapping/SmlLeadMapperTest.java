package es.sml.connector.sml.mapping;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.failure.DealerMisplacedException;
import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.NameIndex;
import es.sml.connector.testing.MessageBuilder;
import es.sml.connector.testing.ShippedWords;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of golden-sml/ holds a canonical lead, the mailbox that it came through if any, and the
 * JSON that must be posted for it.
 */
class SmlLeadMapperTest {
  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private static final Map<Integer, Map<String, Integer>> LOCALITIES =
      Map.of(
          15, Map.of("Coruña, A", 1530),
          28, Map.of("Alcalá de Henares", 2805, "Getafe", 2865, "Pezuela de las Torres", 2811),
          46, Map.of("Sagunt/Sagunto", 4622, "Alzira", 4617),
          50, Map.of("Santa Eulalia de Gállego", 5023, "Alcalá de Ebro", 5009, "Corpa", 5098));

  private final SmlLeadMapper mapper =
      new SmlLeadMapper(SmlSettings.PhoneFormat.NATIONAL, () -> ShippedWords.WORDS);

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void postsTheLeadOfTheGoldenFile(Path file) throws IOException {
    JsonNode golden = JSON.readTree(file.toFile());
    Lead lead = JSON.treeToValue(golden.get("lead"), Lead.class);
    InboundMessage message =
        aMessage().key(KEY).mailbox(golden.path("mailbox").textValue()).build();
    SmlLead posted = mapper.map(lead, message, placement("Talleres Norte - web"), reference());
    assertThat(JSON.readTree(posted.toJson())).isEqualTo(golden.get("posted"));
  }

  static Stream<Path> goldenFiles() throws IOException, URISyntaxException {
    Path directory = Path.of(SmlLeadMapperTest.class.getResource("/golden-sml").toURI());
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(8);
      return all.stream();
    }
  }

  @Test
  void refusesADealerWhoseSourceSmlHasNot() {
    assertThatThrownBy(() -> map(KEY, "Talleres Sur"))
        .isInstanceOf(DealerMisplacedException.class)
        .hasMessageContaining("dealers.norte.source")
        .hasMessageContaining("Talleres Sur");
  }

  @Test
  void refusesADealerWhoseSourceIsAmbiguous() {
    assertThatThrownBy(() -> map(KEY, "Twice")).isInstanceOf(DealerMisplacedException.class);
  }

  @Test
  void partsOfOneMessageHaveTagsOfTheirOwn() throws IOException {
    SmlLead part = map(KEY + "/2", "Talleres Norte - web");
    assertThat(part.tags()).containsExactly(new SmlLead.Content("ref:00112233445566778899aabb-2"));
  }

  @Test
  void theFullLeadHasEveryFieldOfTheManualAndNoOther() throws IOException {
    JsonNode golden = JSON.readTree(Path.of("src/test/resources/golden-sml/full.json").toFile());
    TreeSet<String> paths = new TreeSet<>();
    collect("", golden.get("posted"), paths);
    assertThat(paths)
        .containsExactlyInAnyOrder(
            "source",
            "vehicle.brand_model",
            "vehicle.price",
            "vehicle.km",
            "vehicle.year",
            "vehicle.gas",
            "vehicle.sold",
            "client.name",
            "client.phone",
            "client.email",
            "client.province",
            "client.location",
            "user",
            "score",
            "note.content",
            "tags.content",
            "status",
            "request.task.type",
            "request.task.subtype",
            "request.task.description",
            "request.task.media",
            "request.task.planified_realization_date",
            "request.task.planified_tracking_date",
            "request.task.realization_date_check",
            "request.task.tracking_date_check",
            "request.task.note.content",
            "request.task.appraisal.brand_model",
            "request.task.appraisal.license_plate",
            "request.task.appraisal.km",
            "request.task.appraisal.year",
            "request.task.appraisal.gas",
            "request.task.appraisal.extras",
            "request.task.appraisal.origin");
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isArray()) {
      node.forEach(item -> collect(path, item, paths));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      paths));
    } else {
      paths.add(path);
    }
  }

  @Test
  void writesSpanishTelephonesAsTheOperatorWantsThem() throws IOException {
    assertThat(phone(SmlSettings.PhoneFormat.NATIONAL, "600111222")).isEqualTo("600111222");
    assertThat(phone(SmlSettings.PhoneFormat.E164, "600111222")).isEqualTo("+34600111222");
    assertThat(phone(SmlSettings.PhoneFormat.E164, "+351912345678")).isEqualTo("+351912345678");
    assertThat(phone(SmlSettings.PhoneFormat.E164, null)).isNull();
  }

  @Test
  void postsNoNulAndNoHalfOfACharacter() throws IOException {
    Lead lead =
        JSON.readValue(
            "{\"customer\":{\"name\":\"A\\u0000n\\ud800a \\ud83d\\ude00\"},\"notes\":[\"\\u0000\"]}",
            Lead.class);
    SmlLead posted =
        mapper.map(lead, message(KEY, null), placement("Talleres Norte - web"), reference());
    assertThat(new String(posted.toJson(), UTF_8))
        .contains("\"name\":\"Ana \\uD83D\\uDE00\"", "\"content\":\"\uFFFD\"");
  }

  private static String phone(SmlSettings.PhoneFormat phones, String canonical) throws IOException {
    String customer = canonical == null ? "" : ",\"phone\":\"" + canonical + "\"";
    Lead lead = JSON.readValue("{\"customer\":{\"name\":\"Ana\"" + customer + "}}", Lead.class);
    return new SmlLeadMapper(phones, () -> ShippedWords.WORDS)
        .map(lead, message("k", null), placement("Talleres Norte - web"), reference())
        .client()
        .phone();
  }

  @Test
  void showsHowALeadWouldBePostedWithNamesInPlaceOfNumbers() throws IOException {
    Lead lead =
        JSON.readValue(
            "{\"customer\":{\"name\":\"Ana\",\"province\":\"Vizcaya\"},\"vehicle\":{\"brandModel\":\"Seat\",\"fuel\":\"Diésel\",\"year\":2019}}",
            Lead.class);
    JsonNode posted =
        SmlLeadPreview.of(placement("Talleres Norte - web"), ShippedWords.WORDS)
            .of(lead, message("k", null));
    assertThat(posted.path("source").asText()).isEqualTo("Talleres Norte - web");
    assertThat(posted.at("/client/province").asText()).isEqualTo("Vizcaya");
    assertThat(posted.at("/vehicle/gas").asText()).isEqualTo("Diésel");
    assertThat(posted.at("/vehicle/year").asInt()).isEqualTo(2019);
    assertThat(
            SmlLeadPreview.withoutDealer(ShippedWords.WORDS)
                .of(lead, message("k", null))
                .has("source"))
        .isFalse();
  }

  @Test
  void aLeadMayNameOnlyASourceOfTheDealersConcessionaires() throws IOException {
    assertThat(mapOfSource("11").toJson()).asString(UTF_8).contains("\"source\":11");
    assertThat(mapOfSource("16").toJson()).asString(UTF_8).contains("\"source\":16");
    assertThat(mapOfSource("13").toJson()).asString(UTF_8).contains("\"source\":13");
    assertThatThrownBy(() -> mapOfSource("17"))
        .isInstanceOf(UnmappableLeadException.class)
        .hasMessageContaining("`source` 17 would create it in another concessionaire")
        .hasMessageContaining("dealers.norte.sources");
  }

  @Test
  void aLeadThatAnybodyMayHaveWrittenOnlyDescribesTheCustomerAndTheVehicle() throws IOException {
    for (MessageBuilder stranger :
        List.of(aMessage().byMail(), aMessage().channel(Channel.DOOR).mailbox("web"))) {
      String limited = mapOrders(stranger.key(KEY).build());
      assertThat(limited)
          .contains("Fuente: 17", "Usuario: 3", "Estado: end", "Vehículo vendido: sí")
          .contains("Tarea hecha: appraisal", "\"score\":4")
          .doesNotContain("\"source\":17", "\"user\"", "\"status\"", "\"sold\"", "_check");
    }
    for (MessageBuilder known :
        List.of(
            aMessage().channel(Channel.QUEUE), aMessage().channel(Channel.DOOR).mailbox("crm"))) {
      assertThat(mapOrders(known.key(KEY).build()))
          .contains("\"source\":17", "\"user\":3", "\"status\":\"end\"", "\"sold\":true")
          .contains("\"realization_date_check\":true")
          .doesNotContain("\"note\"");
    }
  }

  @Test
  void aStrangerMayNameASourceOfTheDealersConcessionaires() throws IOException {
    Lead lead = JSON.readValue("{\"source\":11}", Lead.class);
    InboundMessage mail = aMessage().byMail().key(KEY).build();
    assertThat(mapper.map(lead, mail, openForm(), reference()).toJson())
        .asString(UTF_8)
        .contains("\"source\":11");
  }

  @Test
  void aMessageSetsNoReference() throws IOException {
    String tags =
        "\"ref:%1$s\",\" REF:%1$s-2 \",\"re\\u0000f:%1$s\",\"ref:\\ud800%1$s\",\"ref :%1$s\",\"ref: 4711\""
            .formatted("a1".repeat(12));
    Lead lead = JSON.readValue("{\"tags\":[" + tags + "]}", Lead.class);
    SmlLead posted = mapper.map(lead, aMessage().key(KEY).build(), openForm(), reference());
    assertThat(posted.tags())
        .extracting(SmlLead.Content::content)
        .containsExactly(MessageKey.reference(KEY), "ref: 4711");
    assertThat(posted.note()).hasSize(5);
  }

  private String mapOrders(InboundMessage message) throws IOException {
    Lead lead =
        JSON.readValue(
            """
            {"source":17,"user":3,"status":"end","score":4,"vehicle":{"brandModel":"Seat","sold":true},
             "tasks":[{"type":"appraisal","realized":true,"tracked":true}]}""",
            Lead.class);
    return new String(mapper.map(lead, message, openForm(), reference()).toJson(), UTF_8);
  }

  private static DealerMapping openForm() {
    return new DealerMapping(
        "norte",
        "main",
        NameOrId.ofName("Talleres Norte - web"),
        List.of(),
        null,
        null,
        Set.of("web"));
  }

  private SmlLead mapOfSource(String source) throws IOException {
    Lead lead = JSON.readValue("{\"source\":" + source + "}", Lead.class);
    DealerMapping ofAProgram =
        new DealerMapping(
            "norte",
            "main",
            NameOrId.ofName("Talleres Norte - web"),
            List.of(),
            null,
            List.of(),
            Set.of());
    return mapper.map(lead, aMessage().key(KEY).build(), ofAProgram, reference());
  }

  private SmlLead map(String key, String source) throws IOException {
    Lead lead = JSON.readValue("{}", Lead.class);
    return mapper.map(lead, message(key, null), placement(source), reference());
  }

  private static InboundMessage message(String key, String mailbox) {
    return aMessage().key(key).byMail().mailbox(mailbox).received(Instant.EPOCH).build();
  }

  private static DealerMapping placement(String source) {
    return new DealerMapping(
        "norte",
        "main",
        NameOrId.ofName(source),
        List.of(
            new DealerMapping.Rule("Wallapop", "Ocasion@Norte.example", null, NameOrId.ofId(34)),
            new DealerMapping.Rule("coches.net", null, null, NameOrId.ofId(31)),
            new DealerMapping.Rule(null, "ocasion@norte.example", null, NameOrId.ofId(33)),
            new DealerMapping.Rule(null, null, "web", NameOrId.ofId(35))),
        NameOrId.ofName("ana"));
  }

  private static ReferenceData reference() {
    NameIndex sources = NameIndex.ofNames();
    sources.add("Talleres Norte - web", 11);
    sources.add("ventas@norte.example", 12);
    sources.add("Twice", 13);
    sources.add("Twice", 14);
    sources.add("Talleres Norte - chat", 16);
    sources.add("Talleres Este - web", 17);
    sources.addConcessionaire(11, 1);
    sources.addConcessionaire(16, 1);
    sources.addConcessionaire(17, 2);
    NameIndex fuels = new NameIndex(ShippedWords.WORDS.fuels()::meaning);
    fuels.add("Gasolina", 1);
    fuels.add("Diésel", 2);
    fuels.add("Híbrido", 3);
    fuels.add("Híbrido enchufable", 4);
    NameIndex provinces = new NameIndex(ShippedWords.WORDS.provinces()::meaning);
    provinces.add("Coruña, A", 15);
    provinces.add("Madrid", 28);
    provinces.add("Valencia/València", 46);
    provinces.add("Barcelona", 8);
    provinces.add("Guadalajara", 19);
    provinces.add("Huesca", 22);
    provinces.add("Zaragoza", 50);
    NameIndex users = NameIndex.ofNames();
    users.add("ana", 7);
    users.add("Luis Pérez", 8);
    users.add("Pérez, Luis", 8);
    users.add("Eva Gil", 9);
    users.add("Eva Gil", 10);
    return new ReferenceData(
        () -> sources,
        () -> fuels,
        () -> provinces,
        () -> users,
        province -> {
          NameIndex localities = new NameIndex(ShippedWords.WORDS.municipalities()::meaning);
          LOCALITIES.getOrDefault(province, Map.of()).forEach(localities::add);
          return localities;
        });
  }
}
