package es.sml.connector.parse.draft;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.value.Placeholder;
import es.sml.connector.parse.value.YesOrNo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields and the persons that the labels of a template and of the vocabulary name. */
class LabelDictionaryTest {
  private static final LabelDictionary LABELS =
      new LabelDictionary(
          Map.of(LeadField.VEHICLE, List.of("Anuncio", "Unidad"), LeadField.NAME, List.of("Quien")),
          LabelWords.load(Path.of("config/vocabulary")),
          LayoutWords.NONE);

  @Test
  void prefersTheTemplatesOwnLabel() {
    assertThat(LABELS.meaning("Quien")).contains(LabelMeaning.of(LeadField.NAME, 1));
    assertThat(LABELS.field("Nº de teléfono")).contains(LeadField.PHONE);
  }

  @Test
  void recognisesThePageAndTheSeller() {
    assertThat(LABELS.meaning("URL del anuncio").map(LabelMeaning::role)).contains(LabelRole.PAGE);
    assertThat(LABELS.meaning("Anuncio")).contains(LabelMeaning.of(LeadField.VEHICLE, 1));
    assertThat(LABELS.meaning("Teléfono del vendedor").map(LabelMeaning::role))
        .contains(LabelRole.SELLER);
    assertThat(LABELS.field("Teléfono del vendedor")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Teléfono de contacto,PHONE",
    "Nombre del cliente,NAME",
    "your-phone,PHONE",
    "¿Cuál es tu teléfono?,PHONE",
    "del coche,",
    "el coche,",
    "Tel. 600 123 321,",
    "Mi coche,",
    "Solicitud de cita,",
    "Quiero financiar el coche,",
    "Su teléfono.,"
  })
  void acceptsALabelWithoutAColonOnlyIfItIsCertain(String label, LeadField field) {
    assertThat(LABELS.fieldWithoutColon(label).orElse(null)).isEqualTo(field);
  }

  @Property(tries = 300)
  void givesNoFieldToOrdinaryWords(@ForAll("sentences") String words) {
    assertThat(LABELS.field(words)).isEmpty();
    assertThat(LABELS.fieldWithoutColon(words)).isEmpty();
  }

  @Test
  void readsALabelWithAFullStop() {
    Lead lead =
        lead("Nombre: Eva Sanz\nTel. móvil: 600 123 321\nTfno. del vendedor: 911 222 333\n");
    assertThat(lead.customer().phone()).isEqualTo("600123321");
    assertThat(lead.customer().name()).isEqualTo("Eva Sanz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nombre: Eva\nPrimer apellido: Sanz\nSegundo apellido: Mora\nTeléfono: 600123321\n",
        "Segundo apellido: Mora\nPrimer apellido: Sanz\nNombre: Eva\nTeléfono: 600123321\n",
        "Tratamiento: Sra.\nNombre: Eva\nApellidos: Sanz Mora\nTeléfono: 600123321\n"
      })
  void joinsBothSurnames(String text) {
    Lead lead = lead(text);
    assertThat(lead.customer().name()).isEqualTo("Eva Sanz Mora");
    assertThat(lead.notes()).noneMatch(note -> note.contains("Otro nombre"));
  }

  @Test
  void keepsValuesOfOthersAsNotesOfAForm() {
    Lead lead =
        Messages.leads(
                Messages.queued(
                    "application/json",
                    """
                    {"nombre": "Eva Sanz", "telefono_movil": "600123321", "coche_interes": "Kia Niro",
                     "dealer_email": "ventas@dealer.example", "seller_phone": "911222333"}
                    """))
            .only();
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.customer().phone()).isEqualTo("600123321");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
    assertThat(lead.notes())
        .contains("dealer email: ventas@dealer.example", "seller phone: 911222333");
  }

  @Test
  void makesNoTradeInFromAPlateAlone() {
    Lead lead = lead("Customer: Eva Sanz\nPhone: 600123321\nReg: AB12 CDE\n");
    assertThat(lead.tasks()).allMatch(task -> task.appraisal() == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Not specified", "Customer did not specify", "(vacío)", "sin indicar", "k. A.",
            "non renseigné",
        "não informado", "n.v.t.", "no consta", "nil", "Non specificato", "zehaztu gabe"
      })
  void ignoresAPlaceholder(String value) {
    assertThat(Placeholder.isNothing(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nil", "Leer", "Blank", "Nadal", "Sin prisa"})
  void keepsANameThatIsNoPlaceholder(String value) {
    assertThat(Placeholder.isNothing(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'Sí, por favor',YES",
    "Yes please,YES",
    "'Ja, gerne',YES",
    "bai,YES",
    "☑,YES",
    "ez,NO",
    "Nessuno,NO",
    "nicht nötig,NO",
    "'Sí, un Golf',WORDS"
  })
  void readsYesAndNo(String value, YesOrNo meaning) {
    assertThat(YesOrNo.of(value)).isEqualTo(meaning);
  }

  @Provide
  Arbitrary<String> sentences() {
    return Arbitraries.of(
            "gracias",
            "mañana",
            "tarde",
            "siempre",
            "mucho",
            "familia",
            "playa",
            "jueves",
            "montaña",
            "ventana",
            "thanks",
            "tomorrow",
            "weather",
            "garden",
            "kitchen",
            "Abend",
            "Straßenbahn",
            "Garten",
            "demain",
            "jardin",
            "domani",
            "giardino",
            "amanhã",
            "quintal",
            "avui",
            "cuina",
            "bihar",
            "etxea",
            "morgen",
            "keuken",
            "Nota",
            "Horario",
            "nunca")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(words -> String.join(" ", words));
  }

  private static Lead lead(String text) {
    return Messages.leads(
            Messages.mail(
                "From: web@portal.example\nSubject: Solicitud\n"
                    + "Content-Type: text/plain; charset=utf-8\n\n"
                    + text
                    + "Vehículo: Kia Niro\n"))
        .only();
  }
}
