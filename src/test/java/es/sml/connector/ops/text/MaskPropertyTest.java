package es.sml.connector.ops.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No name, phone, address or plate of a person shows, in whichever field or form it stands. */
class MaskPropertyTest {
  private static final Set<String> CARS =
      Set.of("seat", "ibiza", "leon", "600", "500", "208", "1430", "tds", "3", "1.6");

  private final PersonalDataMask mask =
      new PersonalDataMask(
          Set.of("Nombre", "Teléfono", "Vehículo", "Coche"), Set.of("coches.net"), CARS, Set.of());

  @Property
  void noPersonShowsInAMessage(@ForAll("persons") String person, @ForAll("frames") String frame) {
    assertThat(mask.content(frame.replace("@@", person)).toLowerCase(Locale.ROOT))
        .doesNotContain(person.toLowerCase(Locale.ROOT));
  }

  @Property
  void noPersonShowsInAName(@ForAll("persons") String person, @ForAll("endings") String ending) {
    assertThat(mask.value(person + ending).toLowerCase(Locale.ROOT))
        .doesNotContain(person.toLowerCase(Locale.ROOT));
  }

  @Property
  void noPersonShowsInAReason(@ForAll("persons") String person, @ForAll("reasons") String reason) {
    assertThat(mask.reason(reason.replace("@@", person), () -> "x " + person + " y"))
        .doesNotContain(person);
  }

  @Provide
  Arbitrary<String> persons() {
    Arbitrary<String> names =
        Combinators.combine(
                Arbitraries.of("Ana", "María José", "Íñigo", "Leon", "Jean-Luc"),
                Arbitraries.of("Canaria", "Ruiz Sanz", "d'Ors", "Muñoz"))
            .as((first, last) -> first + " " + last);
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(6);
    Arbitrary<String> phones =
        Combinators.combine(
                Arbitraries.of("6", "+346", "7", "9"),
                Arbitraries.of("00", "43", "11"),
                digits,
                Arbitraries.of("", " ", "-", "."))
            .as(
                (start, next, rest, gap) ->
                    start + next + gap + rest.substring(0, 3) + gap + rest.substring(3));
    // Their parts are names of models.
    Arbitrary<String> models =
        Arbitraries.of("1430 TDS", "600 500 208", "600-500-208", "600 208 500", "+34 600 500 208");
    Arbitrary<String> plates =
        Combinators.combine(
                Arbitraries.strings().numeric().ofLength(4), Arbitraries.of("BCD", "TDS", "XYZ"))
            .as((number, series) -> number + " " + series);
    Arbitrary<String> addresses =
        Combinators.combine(
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(9),
                Arbitraries.of("gmail.com", "canaria.example", "ruiz.coches.net", "coches.net.es"))
            .as((name, domain) -> name + "@" + domain);
    return Arbitraries.oneOf(names, phones, models, plates, addresses);
  }

  @Provide
  Arbitrary<String> frames() {
    return Arbitraries.of(
        "{\"source\":\"@@\"}",
        "{\"brand_model\":\"@@\"}",
        "{\"vehicle\":{\"brand_model\":\"Seat Ibiza @@\",\"year\":\"@@\"}}",
        "{\"type\":\"@@\",\"status\":\"@@\",\"price\":\"@@\",\"km\":\"@@\"}",
        "{\"tags\":[\"@@\",\"ref:@@\"]}",
        "{\"@@\":\"x\"}",
        "Vehículo: @@\n",
        "Vehículo: Seat Ibiza, @@\nNombre: @@",
        "Nombre;Teléfono;Coche\n@@;@@;@@",
        "From: @@ <a@coches.net>\nSubject: @@\n\nCoche: @@",
        "<lead><make>@@</make><model>Seat @@</model><type>@@</type></lead>",
        "<lead><source>@@</source><year>@@</year></lead>");
  }

  @Provide
  Arbitrary<String> endings() {
    return Arbitraries.of("", ".csv", ".eml", "@coches.net", " <a@coches.net>", ".pdf.json");
  }

  @Provide
  Arbitrary<String> reasons() {
    return Arbitraries.of(
        "no place for @@",
        "SML rejected the request with 400: {\"source\":[\"Clave primaria \\\"@@\\\" inválida\"]}",
        "SML rejected the request with 400: {\"client\":[\"\\\"@@\\\" ya existe\"]}",
        "the address @@ of info@coches.net is wrong");
  }
}
