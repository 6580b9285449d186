package es.sml.connector.ops.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleMaskTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "666777888",
        "666 777 888",
        "+34 666 777 888",
        "0034666777888",
        "666-77-78-88",
        "666.777.888",
        "911 23 45 67"
      })
  void hidesAPhoneNumber(String phone) {
    assertThat(BundleMask.line("tel " + phone + ".")).doesNotContain("777").doesNotContain("45");
    assertThat(BundleMask.line("tel=" + phone + ",x")).isEqualTo("tel=***,x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops.port = 8077",
        "2026-11-29T12:54:15.123Z INFO es.sml.connector.inbox ready in 3.21 s",
        "http://127.0.0.1:20099/api",
        "ref:0123456789abcdef01234567",
        "67108864 bytes"
      })
  void leavesWhatIsNoPerson(String line) {
    assertThat(BundleMask.line(line)).isEqualTo(line);
  }

  @Test
  void hidesTheNameInAnAddressAndKeepsItsDomain() {
    assertThat(BundleMask.line("norte/ana.canaria@norte.example/INBOX: to=eva@x.es"))
        .isEqualTo("norte/***@norte.example/INBOX: to=***@x.es");
  }

  @Test
  void hidesWhatAnOperatorTyped() throws Exception {
    JsonMapper json = new JsonMapper();
    assertThat(
            BundleMask.tree(
                    json.readTree(
                        """
                        {"pauses": [{"kind": "crm", "reason": "Eva", "who": "operator (Ana)"}],
                         "problems": [{"reason": "paused by operator (Ana): Eva, until 8"}], "n": 666777888}"""))
                .toString())
        .isEqualTo(
            "{\"pauses\":[{\"kind\":\"crm\",\"reason\":\"***\",\"who\":\"***\"}],"
                + "\"problems\":[{\"reason\":\"paused by ***\"}],\"n\":666777888}");
  }
}
