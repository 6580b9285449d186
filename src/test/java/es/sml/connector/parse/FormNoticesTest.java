package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails of talking forms, of chatbots with one row of values, and of forms for a valuation. */
class FormNoticesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hola, ¿cómo te llamas?|Encantados, Ana. ¿Y tus apellidos?|Genial. ¿A qué número te llamamos?",
        "Hi there! What's your first name?|Nice to meet you, Ana. And your surname?|Great! What number can we reach you on?",
        "Bonjour ! Comment vous appelez-vous ?|Enchanté, Ana. Et votre nom de famille ?|Parfait. À quel numéro vous joindre ?",
        "Hallo! Wie heißt du?|Schön, Ana! Und dein Nachname?|Super. Unter welcher Telefonnummer erreichen wir dich?",
        "Ciao! Come ti chiami?|Piacere, Ana. E il tuo cognome?|Ottimo! A quale numero possiamo chiamarti?",
        "Olá! Como te chamas?|Muito prazer, Ana. E o teu apelido?|Boa escolha! Qual é o teu telemóvel?"
      })
  void readsTheQuestionsOfATalkingForm(String first, String second, String third) {
    Lead lead =
        lead(
            "Form <forms@typeform.example>",
            "1 → %s\nAna\n\n2 → %s\nSoler Mas\n\n3 → %s\n+34612004601\n\n4 → Kia?\nKia Rio\n"
                .formatted(first, second, third));
    assertThat(lead.customer().name()).isEqualTo("Ana Soler Mas");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lead #7\n\n[LEAD_CAPTURED: Ana Soler | 612 00 46 01 | Kia Rio 1.0 | 14.000 €]\n\nResponsable: sin asignar\n",
        "Lead capturado: Ana Soler / 612 00 46 01 / Kia Rio / quiere probarlo\n",
        "LEAD | Ana Soler | 612 00 46 01 | ana@correo.example | Kia Rio\n",
        "Nuevo contacto del bot:\nAna Soler; 612 00 46 01; ana@correo.example; Kia Rio; \"Por la tarde\"\n"
      })
  void readsARowOfValues(String text) {
    Lead lead = lead("Bot <no-reply@bot.example>", text);
    assertThat(lead.customer().name()).isEqualTo("Ana Soler");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).startsWith("Kia Rio");
  }

  @Test
  void readsTheSentenceOfARowOfValues() {
    Lead lead =
        lead(
            "Bot <no-reply@bot.example>",
            "9/11 10:20;web;Ana Soler;612004601;Kia Rio;Querría ir a verlo el jueves por la tarde\n");

    assertThat(lead.notes()).contains("Querría ir a verlo el jueves por la tarde");
    assertThat(lead.tasks()).extracting(Lead.Task::type).contains("date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Demande de reprise - Renault Clio|Marque : Renault\\nModèle : Clio\\nAnnée : 2017|Je cherche en échange une Kia Rio.",
        "Solicitud de tasación - Renault Clio|Marca: Renault\\nModelo: Clio\\nAño: 2017|Busco a cambio un Kia Rio.",
        "Inzahlungnahme - Renault Clio|Marke: Renault\\nModell: Clio\\nKilometerstand: 9000|Ich suche im Tausch einen Kia Rio.",
        "Richiesta di permuta - Renault Clio|Marca: Renault\\nModello: Clio\\nAnno: 2017|Cerco in cambio una Kia Rio."
      })
  void readsTheVehicleOfAValuationAsTheCustomers(String subject, String car, String message) {
    Lead lead =
        Messages.leads(
                mail(
                    "Web <web@norte.example>",
                    subject,
                    "Name: Ana Soler\nE-mail: ana@correo.example\n\n%s\n\nMessage:\n%s\n"
                        .formatted(car.replace("\\n", "\n"), message)))
            .only();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Rio");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Renault Clio");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pieza que necesita: Retrovisor derecho y una llave",
        "¿Qué recambio buscas?: Faro izquierdo",
        "Part required: Front bumper",
        "Benötigtes Ersatzteil: Kotflügel",
        "Pièce recherchée : rétroviseur gauche",
        "Ricambio richiesto: specchietto sinistro"
      })
  void makesNoLeadOfAnOrderOfParts(String line) {
    String text = "Name: Ana Soler\nTel: 612004601\nKia Rio 2012\n" + line + "\n";
    String outcome;
    try {
      outcome =
          Messages.PARSER
              .parse(mail("Web <web@norte.example>", "Formulario de piezas", text))
              .toString();
    } catch (UnreadableMessageException e) {
      outcome = "unreadable";
    }
    assertThat(outcome).isEqualTo("unreadable");
  }

  private static Lead lead(String from, String text) {
    return Messages.leads(mail(from, "Nuevo lead", text)).only();
  }

  private static InboundMessage mail(String from, String subject, String text) {
    return Messages.mail(
        "From: "
            + from
            + "\nTo: ventas@autosnorte.example\nSubject: "
            + subject
            + "\nContent-Type: text/plain; charset=utf-8\n\n"
            + text);
  }
}
