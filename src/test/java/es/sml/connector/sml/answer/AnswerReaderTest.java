package es.sml.connector.sml.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.answer.lead.Vehicle;
import es.sml.connector.sml.answer.reference.GasType;
import es.sml.connector.sml.answer.reference.Province;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'id':7}",
        "{'id':7,'result':null,'user':null,'tags':null,'vehicle':null}",
        "{'id':7,'tags':[]}",
        "{'id':7,'tags':[{'id':1,'content':'a','modified':'2019-05-09T09:59:07.610+00:00'}]}",
        "{'id':7,'new_in_2027':{'a':[1,null,{}]},'vehicle':{'brand_model':'','doors':5}}",
        "{'id':7,'score':3}",
        "{'id':7,'score':'3'}",
        "{'id':'seven','vehicle':'none','tags':{'content':'a'},'pending_tasks':[]}",
        "{'id':99999999999999999999,'user':7.5,'status':{'is':'new'}}",
        "{'more':1,'user_data':{'is_active':true}}",
      })
  void writesBackWhatItRead(String lead) throws IOException {
    JsonNode sent = json(lead);
    SmlLeadRecord read = AnswerReader.read(sent, SmlLeadRecord.class);
    assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(sent);
  }

  @Test
  void keepsWhatNoComponentHolds() {
    Vehicle vehicle =
        read("{'id':'seven','year':2008,'km':null,'gas_data':3,'doors':5}", Vehicle.class);
    assertThat(vehicle.year()).isEqualTo(2008);
    assertThat(vehicle.id()).isNull();
    assertThat(vehicle.gasData()).isNull();
    assertThat(vehicle.more()).containsOnlyKeys("id", "km", "gas_data", "doors");
    assertThat(vehicle.more().get("id").textValue()).isEqualTo("seven");
  }

  @Test
  void anOddValueCostsNoOther() {
    SmlLeadRecord lead =
        read(
            """
            {'vehicle': {'id': 1, 'year': 'MMVIII', 'gas_data': {'id': [], 'name': 'Diésel'}},
             'client': [], 'user': true, 'pending_tasks': 'perhaps', 'request': {'task': [{'appraisal':
             {'year': 1e99, 'extras': 'all'}}]}, 'tags': [null, 5, {'content': 'ref:a'}, []], 'id': 7}""",
            SmlLeadRecord.class);
    assertThat(lead.id()).isEqualTo(7);
    assertThat(lead.vehicle().id()).isEqualTo(1);
    assertThat(lead.vehicle().year()).isNull();
    assertThat(lead.vehicle().gasData().name()).isEqualTo("Diésel");
    assertThat(lead.request().task().get(0).appraisal().extras()).isEqualTo("all");
    assertThat(lead.tags()).extracting(Note::content).containsExactly(null, null, "ref:a", null);
    assertThat(lead.more()).containsOnlyKeys("client", "user", "pending_tasks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "7 | 7",
        "'7' | 7",
        "'' | -",
        "'7a' | -",
        "7.5 | -",
        "'7.5' | -",
        "1e3 | -",
        "true | -",
        "[7] | -",
        "9223372036854775807 | 9223372036854775807",
        "9223372036854775808 | -",
      })
  void readsANumberAlsoFromATextButNoHalfOne(String sent, Long id) {
    GasType read = read("{'id':" + sent + "}", GasType.class);
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.more().containsKey("id")).isEqualTo(id == null);
  }

  @Test
  void readsATextAlsoFromANumber() {
    assertThat(read("{'km':120000,'price':9999.95}", Vehicle.class))
        .extracting(Vehicle::km, Vehicle::price)
        .containsExactly("120000", "9999.95");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "'lead'", "[]", "true"})
  void whatIsNoObjectIsReadAsOneWithoutFields(String sent) {
    assertThat(read(sent, Province.class))
        .isEqualTo(new Province(null, null, null, null, Map.of()));
  }

  @Test
  void readsAPage() throws IOException {
    JsonNode sent =
        json(
            "{'count':2,'next':'https://sml.example/?page=2','previous':null,'results':[{'id':1},7]}");
    Page<GasType> page = AnswerReader.page(sent, GasType.class);
    assertThat(page.count()).isEqualTo(2);
    assertThat(page.next()).isEqualTo("https://sml.example/?page=2");
    assertThat(page.results()).extracting(GasType::id).containsExactly(1L, null);
    Page<JsonNode> untouched = AnswerReader.page(sent, JsonNode.class);
    assertThat(untouched.results()).containsExactlyElementsOf(sent.path("results"));
    assertThat(JSON.readTree(JSON.writeValueAsBytes(untouched))).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{'results':null}", "{'results':{}}", "{'results':'none'}"})
  void aPageThatIsNoListHasNoResults(String sent) {
    assertThat(AnswerReader.page(json(sent), GasType.class).results()).isNull();
  }

  private static <T extends Answer> T read(String answer, Class<T> type) {
    return AnswerReader.read(json(answer), type);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
