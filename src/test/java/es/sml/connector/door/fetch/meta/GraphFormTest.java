package es.sml.connector.door.fetch.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void completesALeadWithTheTextsOfItsForm() throws IOException {
    GraphForm form =
        GraphForm.of(
            json(
                """
                {"name":"Otoño","questions":[
                  {"key":"full_name","type":"FULL_NAME","label":"Nombre y apellidos"},
                  {"key":"q1","type":"CUSTOM","label":"¿Qué modelo?",
                   "options":[{"key":"a","value":"Ibiza FR"},{"key":"b","value":"León"}]}],
                 "legal_content":{"custom_disclaimer":{"checkboxes":[{"key":"k","text":"Acepto"}]}}}"""));
    ObjectNode lead =
        form.complete(
            json(
                """
                {"field_data":[{"name":"full_name","values":["Ana"]},
                  {"name":"q1","values":["a","b","other"]},{"name":"q2"}],
                 "custom_disclaimer_responses":[{"checkbox_key":"k","is_checked":""},
                  {"checkbox_key":"z"}]}"""));
    assertThat(lead)
        .isEqualTo(
            json(
                """
                {"field_data":[{"name":"full_name","values":["Ana"]},
                  {"name":"¿Qué modelo?","values":["Ibiza FR","León","other"]},{"name":"q2"}],
                 "custom_disclaimer_responses":[{"checkbox_key":"k","is_checked":"","text":"Acepto"},
                  {"checkbox_key":"z"}],"form_name":"Otoño"}"""));
  }

  @Test
  void readsMetasTimes() throws IOException {
    long time = 1_764_235_199_000L;
    assertThat(time("\"2025-11-27T09:19:59+0000\"")).isEqualTo(time);
    assertThat(time("\"2025-11-27T10:19:59+01:00\"")).isEqualTo(time);
    assertThat(time("1764235199")).isEqualTo(time);
    assertThat(time("\"yesterday\"")).isZero();
    assertThat(time("null")).isZero();
  }

  @Test
  void provesThatTheAppOwnsTheToken() {
    assertThat(GraphClient.proof(new Secret("app-secret-1"), new Secret("EAAtoken")))
        .isEqualTo("79a70820a138eabab4b27a175c01b2af0ce3d288290ae4289651b3135275889c");
  }

  private static long time(String json) throws IOException {
    return MetaTime.millis(JSON.readTree(json));
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text);
  }
}
