package es.sml.connector.parse.xml.tree;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.html.PlainText;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "<", "</", "a < b", "<p>Ana</p><br/><a href='x'>", "<<a<b", "< a>"})
  void leavesUsualMarkupAlone(String markup) {
    assertThat(TagNames.cut(markup)).isSameAs(markup);
  }

  @Test
  void cutsEachLongName() {
    String name = "n".repeat(1_000);
    String kept = "n".repeat(199);
    assertThat(TagNames.cut("x<" + name + " a='1'>y</" + name + ">z<b>"))
        .isEqualTo("x<" + kept + " a='1'>y</" + kept.substring(1) + ">z<b>");
  }

  @Test
  void cutsTheAttributesOfATagThatHasTooMany() {
    assertThat(TagNames.cut("x<p" + " a".repeat(30_000) + ">y<b c='1'>z"))
        .isEqualTo("x<p" + " a".repeat(20_000) + ">y<b c='1'>z");
    assertThat(TagNames.cut("x<p" + " a".repeat(30_000))).isEqualTo("x<p" + " a".repeat(20_000));
  }

  @Test
  void keepsAnImageThatIsWrittenWithinTheText() {
    String image =
        "<img src='data:image/png;base64," + ("A".repeat(76) + "\n").repeat(19_000) + "'>";
    assertThat(TagNames.cut(image)).isSameAs(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "</"})
  void readsANameOfAMegabyteInTime(String start) {
    String mail = "Subject: x\nContent-Type: text/html\n\n<p>Nombre: Ana</p><p>Tel: 600111222</p>";
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(PlainText.of(start + "n".repeat(1 << 20) + ">" + mail)).isNotNull();
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(1));
  }
}
