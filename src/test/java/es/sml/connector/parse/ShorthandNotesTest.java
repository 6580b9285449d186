package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A salesperson's short notes of a visit, as text files. */
class ShorthandNotesTest {
  private static Lead lead(String text) {
    return Messages.leads(Messages.file("nota.txt", text.getBytes(StandardCharsets.UTF_8))).only();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deja: Polo 6R 2012 148mil km, tasar. le dan 3000 en otro sitio",
        "trae: Polo 6R 2012 148mil km",
        "entrega: Volkswagen Polo 2012 148.000 km",
        "deja: VW Polo 2012 148000 kms"
      })
  void readsTheCustomerAndBothCars(String given) {
    Lead lead =
        lead(
            "visita expo 14/10 (Iker)\n\ncte: Jacinto Otero, 633/45/12/09\n"
                + "quiere Kia Stonic 1.0 gasolina\n"
                + given
                + "\nvuelve jueves con su mujer\n");
    assertThat(lead.customer().name()).isEqualTo("Jacinto Otero");
    assertThat(lead.customer().phone()).isEqualTo("633451209");
    assertThat(lead.vehicle().brandModel()).startsWith("Kia Stonic");
    assertThat(lead.tasks())
        .filteredOn(task -> task.appraisal() != null)
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.appraisal().brandModel()).endsWith("Polo");
              assertThat(task.appraisal().year()).isEqualTo(2012);
              assertThat(task.appraisal().kilometres()).isEqualTo("148000");
            });
  }

  @Test
  void usesNoMessageAsTheCustomersCar() {
    Lead lead =
        lead("cte: Jacinto Otero, 633 45 12 09\ndeja recado: Kia Stonic 2019, ¿sigue en venta?\n");
    assertThat(lead.tasks()).allMatch(task -> task.appraisal() == null);
    assertThat(lead.vehicle().brandModel()).startsWith("Kia Stonic");
  }
}
