package es.sml.connector.sml.place;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.NameIndex;
import es.sml.connector.sml.vocabulary.NameKey;
import es.sml.connector.sml.vocabulary.ProvinceNamesTest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * No text about a customer's place leads to a claim that does not follow from it. SML's provinces
 * have INE's numbers here, and each has the localities Villanueva and Capital (and its own name),
 * whose ids begin with the province's.
 */
class CustomerPlacePropertyTest {
  private static final NameIndex PROVINCES = ProvinceNamesTest.list();
  private static final ReferenceData REFERENCE =
      new ReferenceData(
          NameIndex::ofNames,
          NameIndex::ofNames,
          () -> PROVINCES,
          NameIndex::ofNames,
          CustomerPlacePropertyTest::localities);

  @Property
  void theLocalityIsInTheProvince(
      @ForAll("provinces") Optional<String> province,
      @ForAll("localities") Optional<String> locality,
      @ForAll("codes") Optional<String> code) {
    CustomerPlace place = place(province, locality, code);
    place.locality().ifPresent(id -> assertThat(place.province()).contains(id / 100));
  }

  @Property
  void theProvinceIsOneOfThePostalCodesOrTheWrittenOne(
      @ForAll("provinces") Optional<String> province, @ForAll("codes") Optional<String> code) {
    CustomerPlace place = place(province, Optional.empty(), code);
    Optional<Integer> written = province.flatMap(PROVINCES::findName);
    List<Integer> ofCode =
        PostalCode.of(code.orElse(null)).map(PostalCode::provinces).orElse(List.of()).stream()
            .map(name -> PROVINCES.find(name).orElseThrow())
            .toList();
    switch (ofCode.size()) {
      case 0 -> assertThat(place.province()).isEqualTo(written);
      case 1 -> assertThat(place.province()).contains(ofCode.get(0));
      default -> assertThat(place.province()).isEqualTo(written.filter(ofCode::contains));
    }
  }

  @Property
  void aWrittenProvinceIsTheOneThatWasFoundOrIsNoted(
      @ForAll("provinces") Optional<String> province, @ForAll("codes") Optional<String> code) {
    CustomerPlace place = place(province, Optional.empty(), code);
    boolean used =
        province.isPresent() && place.province().equals(PROVINCES.findName(province.get()));
    assertThat(place.unusedProvince().isPresent())
        .isEqualTo(province.isPresent() && !(used && place.province().isPresent()));
  }

  @Property(tries = 3000) // more than there are names and writings: each is tried
  void howANameIsWrittenDoesNotMatter(
      @ForAll("names") String name, @ForAll("writings") UnaryOperator<String> writing) {
    assertThat(PROVINCES.findName(writing.apply(name)))
        .as(writing.apply(name))
        .isEqualTo(PROVINCES.findName(name))
        .isPresent();
  }

  @Property
  void searchesForAnyText(@ForAll String text) {
    Optional<Integer> found = PROVINCES.findName(text);
    assertThat(found.isEmpty() || NameKey.words(text).length() > 3).isTrue();
  }

  @Provide
  Arbitrary<Optional<String>> provinces() {
    return Arbitraries.oneOf(names(), Arbitraries.of("Ruritania", "Andalucía", "?")).optional(0.8);
  }

  @Provide
  Arbitrary<Optional<String>> localities() {
    Arbitrary<String> towns =
        Arbitraries.oneOf(Arbitraries.of("Villanueva", "Capital", "Nowhere"), names());
    return Arbitraries.oneOf(
            towns,
            towns.flatMap(town -> names().map(province -> town + " (" + province + ")")),
            towns.flatMap(town -> towns.map(other -> town + " - " + other)))
        .optional(0.8);
  }

  @Provide
  Arbitrary<Optional<String>> codes() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 99_999).map("%05d"::formatted),
            Arbitraries.of("28801", "28190", "01118", "05519", "22806", "42269", "2880", "x"))
        .optional(0.8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        ProvinceNamesTest.rows().flatMap(row -> row.names().stream()).distinct().toList());
  }

  @Provide
  Arbitrary<UnaryOperator<String>> writings() {
    return Arbitraries.of(
        name -> name.toUpperCase(Locale.ROOT),
        name -> name.toLowerCase(Locale.ROOT),
        name -> Normalizer.normalize(name, Normalizer.Form.NFD),
        name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
        name -> "  " + name.replace(" ", "   ") + "\t",
        name -> name.replace(' ', '\u00a0'));
  }

  private static CustomerPlace place(
      Optional<String> province, Optional<String> locality, Optional<String> code) {
    return new CustomerPlace(
        new Lead.Customer(
            "Iván",
            null,
            null,
            province.map(NameOrId::ofName).orElse(null),
            locality.map(NameOrId::ofName).orElse(null),
            code.orElse(null)),
        REFERENCE);
  }

  private static NameIndex localities(int province) {
    NameIndex list = NameIndex.ofNames();
    list.add("Villanueva", province * 100);
    list.add("Capital", province * 100 + 1);
    ProvinceNamesTest.rows()
        .filter(row -> row.number() == province)
        .forEach(row -> list.add(row.names().get(0), province * 100 + 2));
    return list;
  }
}
