package es.sml.connector.lead;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] CONTENT = "Nombre: Ana".getBytes(StandardCharsets.UTF_8);

  @Test
  void aMessageHasTheSameKeyHoweverOftenItIsRead() {
    assertThat(MessageKey.of("norte", "<1@x>", CONTENT))
        .isEqualTo(MessageKey.of("norte", " <1@x> ", CONTENT.clone()))
        .matches("[0-9a-f]{64}");
    assertThat(MessageKey.of("norte", null, CONTENT))
        .isEqualTo(MessageKey.of("norte", "", CONTENT));
  }

  @Test
  void theKeyOfAGivenMessageNeverChanges() {
    // A ledger of an earlier version has this key: SHA-256 of "5:norte5:<1@x>11:Nombre: Ana".
    assertThat(MessageKey.of("norte", "<1@x>", CONTENT))
        .isEqualTo("e75a0530ef261ffcf15ac025b9fe288c55e6547ca15ab2d4e1be4ecd8b6531a9");
  }

  @Test
  void dealerSourceIdAndContentEachMakeAnotherKey() {
    byte[] other = "Nombre: Eva".getBytes(StandardCharsets.UTF_8);
    assertThat(
            Set.of(
                MessageKey.of("norte", "<1@x>", CONTENT),
                MessageKey.of("sur", "<1@x>", CONTENT),
                MessageKey.of("norte", "<2@x>", CONTENT),
                MessageKey.of("norte", "<1@x>", other),
                MessageKey.of("norte<", "1@x>", CONTENT),
                MessageKey.of("norte", "<1@x>Nombre: Ana", new byte[0])))
        .hasSize(6);
  }

  @Test
  void aReferenceIsShortAndDistinguishesSplitLeads() {
    String key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    assertThat(MessageKey.reference(key)).isEqualTo("ref:0123456789abcdef01234567");
    assertThat(MessageKey.reference(MessageKey.part(key, 12)))
        .isEqualTo("ref:0123456789abcdef01234567-12");
    assertThat(MessageKey.reference("short/1")).isEqualTo("ref:short-1");
  }

  @Test
  void omitsUnknownFieldsFromTheJson() throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(JSON.readValue("{}", Lead.class)))
        .isEqualTo("{\"customer\":{},\"vehicle\":{}}");
  }

  @Test
  void aLeadDoesNotChangeWithTheListsItWasMadeOf() {
    List<String> notes = new ArrayList<>(List.of("a"));
    Lead lead = aLead().notes(notes).build();
    notes.add("b");
    assertThat(lead.notes()).containsExactly("a");
    assertThat(lead.withNote("c").notes()).containsExactly("a", "c");
    assertThat(lead.notes()).containsExactly("a");
  }

  @Test
  void aNumberIsAnIdAndTextIsAName() throws JsonProcessingException {
    assertThat(JSON.readValue("28", NameOrId.class)).isEqualTo(NameOrId.ofId(28));
    assertThat(JSON.readValue("\" Madrid \"", NameOrId.class)).isEqualTo(NameOrId.ofName("Madrid"));
    assertThat(JSON.writeValueAsString(NameOrId.ofId(28))).isEqualTo("28");
    assertThat(JSON.writeValueAsString(NameOrId.ofName("Madrid"))).isEqualTo("\"Madrid\"");
    assertThat(NameOrId.ofId(28)).hasToString("28");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "true", "1.5", "99999999999", "[]", "{}"})
  void anythingElseIsNeither(String json) {
    assertThatThrownBy(() -> JSON.readValue(json, NameOrId.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void neitherBothNorNoneIsANameOrAnId() {
    assertThatThrownBy(() -> new NameOrId(1, "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NameOrId(null, null)).isInstanceOf(IllegalArgumentException.class);
  }
}
