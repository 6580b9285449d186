package es.sml.connector.setting.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The lines of keys, and faults in plain words. */
class YamlLinesTest {
  @Test
  void findsTheLineOfEachKeyAndItem() {
    Map<String, Integer> lines = YamlLines.of("# a\na:\n  b:\n    - c: 1\n\n    - c: 2\nb: 3\n");
    assertThat(lines)
        .containsOnly(
            Map.entry("a", 2),
            Map.entry("a.b", 3),
            Map.entry("a.b[0]", 4),
            Map.entry("a.b[0].c", 4),
            Map.entry("a.b[1]", 6),
            Map.entry("a.b[1].c", 6),
            Map.entry("b", 7));
    assertThat(YamlLines.nearest(lines, "a.b[1].d.e")).isEqualTo(6);
    assertThat(YamlLines.nearest(lines, "x.y")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:#  b: 1# c: 2# | 3: the line does not fit to the lines above it",
        "a: b: c# | 1: the line has a key or a hyphen where none can be",
        "a: - b# | 1: the line has a key or a hyphen where none can be",
        "a:#\tb: 1# | 2: the line begins with a tab: use blanks",
        "a: @x# | 1: the value begins with a special character: put it in quotes",
        "a: *# | 1: the value begins with a special character: put it in quotes",
        "a: *b# | 1: a value that begins with an asterisk must stand in quotes",
        "a: !x y# | 1: a value that begins with an exclamation mark must stand in quotes",
        "a: [1, 2#b: 3# | 2: a comma or a closing bracket is missing",
        "a: {b: 1#c: 2# | 2: a comma or a closing bracket is missing",
        "a: [# | 2: a value or a bracket is missing",
        "a: \"x#b: 1# | 3: a quote above this line is not closed",
        "a: 1#a: 2# | 2: the key a is set twice",
        "a: \u0001# | 0: the file has control characters",
      })
  void saysInPlainWordsWhatIsWrong(String text, String expected) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    YAMLException found =
        catchThrowableOfType(
            YAMLException.class,
            () -> new Yaml(new SafeConstructor(options)).load(text.replace('#', '\n')));
    YamlFaultException fault = YamlFaultException.of(found);
    assertThat(fault.line() + ": " + fault.getMessage()).startsWith(expected);
  }
}
