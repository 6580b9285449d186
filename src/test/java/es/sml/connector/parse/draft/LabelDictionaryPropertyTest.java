package es.sml.connector.parse.draft;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.labelled.FormatTemplates;
import es.sml.connector.parse.labelled.LabelledMailFormat;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A label stays the same label with any decoration. */
class LabelDictionaryPropertyTest {
  private static final Map<LeadField, List<String>> LABELS =
      Map.of(
          LeadField.NAME, List.of("Nombre y apellidos", "Nombre"),
          LeadField.PHONE, List.of("Teléfono", "Número de móvil", "Téléphone portable"),
          LeadField.POSTAL_CODE, List.of("Código postal", "C.P."),
          LeadField.VEHICLE, List.of("Marca / modelo", "Vehicle d'interès"),
          LeadField.PLATE, List.of("Matrícula"),
          LeadField.EMAIL, List.of("E-Mail-Adresse"));
  private static final LabelDictionary DICTIONARY =
      new LabelDictionary(LABELS, LabelWords.load(Path.of("config/vocabulary")), LayoutWords.NONE);
  private static final LabelDictionary SHIPPED =
      FormatTemplates.load(Path.of("config/formats"), Vocabulary.load(Path.of("config/vocabulary")))
          .stream()
          .filter(LabelledMailFormat::isGeneric)
          .findFirst()
          .orElseThrow()
          .labels();

  @Property
  void doesNotMindCase(@ForAll("labels") String label, @ForAll Random random) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      written.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    isTheSame(label, written.toString());
  }

  @Property
  void doesNotMindAccents(@ForAll("labels") String label) {
    String apart = Normalizer.normalize(label, Normalizer.Form.NFD);
    isTheSame(label, apart);
    isTheSame(label, apart.replaceAll("\\p{Mn}", ""));
  }

  @Property
  void doesNotMindPunctuation(
      @ForAll("labels") String label,
      @ForAll("marks") String before,
      @ForAll("marks") String between,
      @ForAll("marks") String after) {
    isTheSame(label, before + label.replace(" ", " " + between + " ") + after);
    isTheSame(label, label.replace(' ', '_'));
    isTheSame(label, label.replace(' ', '-'));
  }

  @Property
  void doesNotMindWhatStandsInParentheses(
      @ForAll("labels") String label, @ForAll("remarks") String remark) {
    isTheSame(label, label + " (" + remark + ")");
    isTheSame(label, "(" + remark + ") " + label);
    isTheSame(label, label + "(" + remark + " (" + remark + "))");
  }

  @Property
  void ignoresWordsThatReferToTheCustomer(
      @ForAll("fieldsOfCustomers") String label, @ForAll("owners") String owner) {
    isTheSame(label, label + " " + owner);
  }

  @Property
  void recognisesNoLabelBesideForeignWords(
      @ForAll("labels") String label, @ForAll("foreign") String more) {
    assertThat(DICTIONARY.field(label + more)).isEmpty();
    assertThat(DICTIONARY.field(more + " " + label)).isEmpty();
  }

  @Property
  void endsForAnyText(@ForAll String text) {
    assertThat(SHIPPED.field(text)).isNotNull();
    assertThat(SHIPPED.field(text + " del cliente")).isNotNull();
  }

  @Property
  void recognisesTheShippedLabelsInAnyDecoration(
      @ForAll("shipped") String label,
      @ForAll("marks") String mark,
      @ForAll("remarks") String remark) {
    Optional<LeadField> field = SHIPPED.field(label);
    assertThat(field).isPresent();
    assertThat(SHIPPED.field(mark + label.toUpperCase(Locale.ROOT) + mark + " (" + remark + ")"))
        .isEqualTo(field);
  }

  private static void isTheSame(String label, String written) {
    assertThat(DICTIONARY.field(label)).isPresent();
    assertThat(DICTIONARY.field(written)).as(written).isEqualTo(DICTIONARY.field(label));
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of(LABELS.values().stream().flatMap(List::stream).sorted().toList());
  }

  @Provide
  Arbitrary<String> shipped() {
    return Arbitraries.of(
        "Teléfono", "Correo electrónico", "Código postal", "Primera matriculación", "Rufnummer");
  }

  @Provide
  Arbitrary<String> fieldsOfCustomers() {
    return Arbitraries.of("Teléfono", "Código postal", "Nombre");
  }

  @Provide
  Arbitrary<String> owners() {
    return Arbitraries.of("del cliente", "de la clienta", "of customer", "(obligatorio)", "*");
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.strings().withChars(" .:*-_#|>•¿?\u00A0").ofMaxLength(4);
  }

  @Provide
  Arbitrary<String> remarks() {
    return Combinators.combine(
            Arbitraries.of("obligatorio", "teléfono", "sin espacios", "1", ""),
            Arbitraries.of("", "!", " email", "é"))
        .as((words, more) -> words + more);
  }

  @Provide
  Arbitrary<String> foreign() {
    return Arbitraries.of("zz", "qxk", "wort");
  }
}
