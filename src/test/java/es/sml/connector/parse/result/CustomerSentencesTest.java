package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerSentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pienso ir el viernes con mi padre. ¿Está el Kia Sportage? Puedo ir el viernes | date",
        "Aquest Kia Sportage a quant surt amb tot?                                     | budget",
        "Ist der Kia Sportage noch da? Dann komme ich am Samstag                       | date",
        "Le Kia Sportage est dispo ? Je peux être là demain                            | date",
        "I like the Kia Sportage. Could I pay monthly?                                 | financing",
        "O Kia Sportage ainda está? Levo o meu Fiat Punto para o avaliarem             | appraisal",
        "Mi è piaciuta la Kia Sportage: si può trattare?                               | budget",
      })
  void findsTheRequestInASentence(String words, String task) {
    assertThat(read(words).tasks()).extracting(Lead.Task::type).contains(task);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "El perito dice que mi coche no vale nada. Me gusta el Kia Sportage. ¿Me hacéis precio cerrado?",
        "Quitadme del boletín, gracias. ¿Qué cuota saldría para el Kia Sportage?",
      })
  void readsAQuestionAboutACarAmongOtherSentences(String words) {
    assertThat(read(words).vehicle().brandModel()).contains("Sportage");
  }

  @Test
  void readsACarForSaleAsNoTradeIn() {
    assertThat(read("La Kia Sportage est toujours à vendre ? Merci").tasks())
        .extracting(Lead.Task::appraisal)
        .containsOnlyNulls();
  }

  @Test
  void separatesTheWantedCarFromTheTradeInOfTheSameSentence() {
    Lead lead = read("Den Kia Sportage nehme ich, wenn Sie meinen Fiat Punto in Zahlung nehmen");
    assertThat(lead.vehicle().brandModel()).contains("Sportage");
    assertThat(lead.tasks())
        .extracting(task -> task.appraisal().brandModel())
        .containsExactly("Fiat Punto");
  }

  @Test
  void plansTheVisitAtTheMomentThatTheCustomerNames() {
    assertThat(read("Quiero ver el Kia Sportage el 14/12/2099 a las 17:00").tasks())
        .extracting(Lead.Task::plannedRealization)
        .doesNotContainNull();
  }

  @Test
  void readsAChatOfAnIphone() {
    String chat =
        """
        [3/11/26, 9:12:44] ~Elsa Prado: Hola, ¿sigue el Kia Sportage?
        [3/11/26, 9:13:10] Autos Sur: Buenos días
        [3/11/26, 9:14:10] ~Elsa Prado: llamadme al 622 334 455
        """;
    Lead lead =
        Messages.leads(Messages.file("chat.txt", chat.getBytes(StandardCharsets.UTF_8)))
            .leads()
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Elsa Prado");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
  }

  private static Lead read(String words) {
    String mail =
        "From: Elsa Prado <elsa.prado@correo.example>\nTo: ventas@autosur.example\n"
            + "Subject: Hola\nContent-Type: text/plain; charset=utf-8\n\n"
            + words;
    return Messages.leads(Messages.mail(mail)).leads().get(0);
  }
}
