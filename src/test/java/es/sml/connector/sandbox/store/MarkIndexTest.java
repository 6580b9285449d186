package es.sml.connector.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkIndexTest {

  @Test
  void findsEveryLeadThatAScanFinds() {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    MarkIndex index = new MarkIndex();
    for (int lead = 0; lead < 300; lead++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append(List.of("ref:", "ref", "a", "b", " ", "\n", ":").get(random.nextInt(7)));
      }
      texts.add(text.toString());
      index.add(lead, text.toString());
    }
    for (String term :
        List.of("ref:", "ref:a", "ref:ab", "ref:ref:", "ref::b", "ref:aref", "ref:z")) {
      List<Long> scanned = new ArrayList<>();
      for (int lead = texts.size() - 1; lead >= 0; lead--) {
        if (texts.get(lead).contains(term)) {
          scanned.add((long) lead);
        }
      }
      assertThat(index.find(term)).as(term).isEqualTo(scanned);
    }
  }

  @Test
  void leavesOtherTermsToAScan() {
    assertThat(new MarkIndex().find("golf")).isNull();
    assertThat(new MarkIndex().find("xref:1")).isNull();
  }

  @Test
  void findsAMarkLongerThanItsKeysByItsBeginning() {
    MarkIndex index = new MarkIndex();
    index.add(7, "ref:" + "a".repeat(500));
    assertThat(index.find("ref:" + "a".repeat(400))).containsExactly(7L);
  }
}
