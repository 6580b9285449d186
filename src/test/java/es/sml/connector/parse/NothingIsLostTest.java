package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.json.AdLeadMessages;
import es.sml.connector.parse.json.LabelledMessages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each value of a random message arrives in the JSON for SML, in a field or in a note. {@link
 * ValueKind} lists the normal forms of a value.
 *
 * <p>A failure names the seed of a message. {@code -Dnothing-is-lost.seed=} and {@code
 * -Dnothing-is-lost.cases=1} run that message again.
 */
class NothingIsLostTest {
  private static final long SEED = Long.getLong("nothing-is-lost.seed", 26);

  /** The number of messages of all generators together. */
  private static final int CASES = Integer.getInteger("nothing-is-lost.cases", 4_000);

  private static final List<Generator> GENERATORS =
      List.of(
          new Generator("ADF", RandomAdf::random),
          new Generator("STAR 4", StarMessages::release4),
          new Generator("STAR 5", StarMessages::release5),
          new Generator("STAR 6", StarMessages::release6),
          new Generator("Meta", AdLeadMessages::ofMeta),
          new Generator("Google", AdLeadMessages::ofGoogle),
          new Generator("labelled mail", LabelledMessages::mail),
          new Generator("labelled HTML mail", LabelledMessages::htmlMail),
          new Generator("CSV", LabelledMessages::csv),
          new Generator("flat JSON", LabelledMessages::json),
          new Generator("form", LabelledMessages::form));

  /** Writes random messages of one format. */
  private record Generator(String format, Function<RandomValues, InboundMessage> message) {
    @Override
    public String toString() {
      return format;
    }
  }

  static Stream<Generator> generators() {
    return GENERATORS.stream();
  }

  @ParameterizedTest
  @MethodSource("generators")
  void everyValueArrivesInTheJsonForSml(Generator generator) {
    Map<String, List<String>> lost = new LinkedHashMap<>();
    String first = "";
    int cases = Math.max(1, CASES / GENERATORS.size());
    for (long seed = SEED; seed < SEED + cases; seed++) {
      RandomValues values = new RandomValues(seed);
      InboundMessage message = generator.message().apply(values);
      PostedJson posted = PostedJson.of(message);
      for (String value : values.lost(posted)) {
        lost.computeIfAbsent(place(value), place -> new ArrayList<>())
            .add("seed " + seed + ": " + value);
        first = first.isEmpty() ? whole(seed, message, posted) : first;
      }
    }
    assertThat(lost.isEmpty()).as(report(lost) + first).isTrue();
  }

  private static String place(String value) {
    return value.substring(0, value.indexOf(':'));
  }

  private static String report(Map<String, List<String>> lost) {
    return lost.values().stream()
        .map(values -> "%s (and %d more)%n".formatted(values.get(0), values.size() - 1))
        .sorted()
        .collect(Collectors.joining("", "Lost values, each with the seed of a message:\n", ""))
        .replace("%", "%%");
  }

  private static String whole(long seed, InboundMessage message, PostedJson posted) {
    return "The message of seed %d:%n%s%nis posted as:%n%s"
        .formatted(seed, new String(message.content(), StandardCharsets.UTF_8), posted)
        .replace("%", "%%");
  }
}
