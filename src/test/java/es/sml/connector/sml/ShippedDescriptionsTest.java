package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.intake.CommandMessage;
import es.sml.connector.command.reply.CommandReply;
import es.sml.connector.testing.RecordShape;
import es.sml.connector.testing.ShippedSchemas;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files in schemas/ that are made from the code and from SML's description. With
 * -Dreference.renew=true the test writes them.
 */
class ShippedDescriptionsTest {
  private static final Map<String, Supplier<String>> FILES =
      Map.of(
          "lead.schema.json", LeadSchema::text,
          "canonical-lead.schema.json", CanonicalLeadSchema::text,
          "command.schema.json", CommandSchema::text,
          "sml.openapi.yaml", PortableContract::text,
          "sml.postman_collection.json", PostmanCollection::text);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead.schema.json",
        "canonical-lead.schema.json",
        "command.schema.json",
        "sml.openapi.yaml",
        "sml.postman_collection.json"
      })
  void isUpToDate(String file) throws IOException {
    Path path = ShippedSchemas.FOLDER.resolve(file);
    String made = FILES.get(file).get();
    if (Boolean.getBoolean("reference.renew")) {
      Files.writeString(path, made);
    } else {
      assertThat(Files.exists(path) ? Files.readString(path) : "")
          .as(
              "%s is stale; run: mvn test -Dtest=ShippedDescriptionsTest -Dreference.renew=true",
              path)
          .isEqualTo(made);
    }
  }

  @Test
  void describesEachFieldOfACommand() {
    assertThat(ShippedSchemas.read("command").path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CommandMessage.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("others"))
                .toList());
  }

  @Test
  void describesEachFieldOfAReplyToACommand() {
    JsonNode schema = ShippedSchemas.read("command-reply");
    // Its result is any JSON.
    RecordShape.check(schema, CommandReply.class);
    RecordShape.check(schema.at("/properties/error"), CommandReply.Fault.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lead | {'client':{'phone':'611223344'}}",
        "lead | {'source':'coches.net','vehicle':{'brand_model':'M','gas':'Diésel'},'score':'3'}",
        "lead | {'client':{'name':'A'},'externalId':'CRM-4711'}",
        "lead | [{'vehicle':{}},{'client':{'name':'A','province':'Vizcaya'}}]",
        "canonical-lead | {}",
        "canonical-lead | {'customer':{'province':'Vizcaya'},'vehicle':{'fuel':3}}",
        "command | {'id':'a','operation':'get-lead','params':{'id_lead':'7'}}",
        "command | {'id':'a','operation':'get-lead','lead':'web:1','body':null}",
        "command | {'id':'a','operation':'modify-lead','lead':'x','body':{'client':{'phone':'6'}}}",
        "command | {'id':'a','operation':'finish-lead','lead':'x'}",
        "command | {'id':'a','operation':'click2call','lead':'x'}",
        "command | {'id':'a','operation':'create-task','lead':'x','body':{'type':'date'}}",
        "command | {'id':'a','operation':'delete-task','params':{'id_tarea':1,'id_lead':2}}",
      })
  void accepts(String schema, String json) {
    assertThat(ShippedSchemas.problems(schema, json(json))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lead | {}",
        "lead | []",
        "lead | {'vehicle':{'brand_modl':'M'}}",
        "lead | {'vehicle':{'sold':'no'}}",
        "lead | {'client':{'name':'A'},'request':{'task':[{'media':'Fax'}]}}",
        "canonical-lead | {'customer':{'fone':'6'}}",
        "canonical-lead | {'score':'4'}",
        "command | {'operation':'get-lead'}",
        "command | {'id':'a','operation':'login'}",
        "command | {'id':'a','operation':'get-lead','params':{'id':7}}",
        "command | {'id':'a','operation':'get-lead','body':{}}",
        "command | {'id':'a','operation':'change-status','body':{'status':'closed'}}",
        "command | {'id':'a','operation':'modify-lead','body':{'client':{'fone':'6'}}}",
        "command | {'id':'a','operation':'modify-lead','body':{'note':[{}]}}",
        "command-reply | {'id':'a','operation':'get-lead','outcome':'rejected'}",
        "command-reply | {'id':'a','outcome':'success'}",
        "lead-reply | {'id':'a','outcome':'created','dealer':'d'}",
        "es.sml.lead.created.v1 | {}",
      })
  void refuses(String schema, String json) {
    assertThat(ShippedSchemas.problems(schema, json(json))).isNotEmpty();
  }

  @Test
  void describesEachLeadOfTheGoldenMessages() throws IOException {
    int leads = 0;
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/golden"))) {
      for (Path folder : folders.sorted().toList()) {
        JsonNode read = SmlJson.MAPPER.readTree(folder.resolve("lead.json").toFile());
        for (JsonNode lead : read.path("leads")) {
          assertThat(ShippedSchemas.problems("canonical-lead", lead)).as("%s", folder).isEmpty();
          leads++;
        }
      }
    }
    assertThat(leads).isGreaterThan(80);
  }

  @Test
  void acceptsTheManualsSamples() {
    JsonNode document = ContractBundle.document();
    for (String example :
        List.of(
            "/components/examples/AverageLead",
            "/paths/~1api~1lead~1/post/requestBody/content/application~1json/examples/minimal")) {
      assertThat(ShippedSchemas.problems("lead", document.at(example).required("value"))).isEmpty();
    }
  }

  private static JsonNode json(String text) {
    try {
      return SmlJson.MAPPER.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
