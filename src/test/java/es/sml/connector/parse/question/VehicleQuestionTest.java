package es.sml.connector.parse.question;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.field.LeadField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VehicleQuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿qué_coche_te_interesa?       | Ibiza  | VEHICLE",
        "¿Qué marca y modelo buscas?   | Ibiza  | VEHICLE",
        "marca de interés              | Seat   | MAKE",
        "Elige el modelo               | Ibiza  | MODEL",
        "VEHICLE_MODEL                 | Ibiza  | MODEL",
        "Which car would you like?     | Ibiza  | VEHICLE",
        "¿Qué coche te interesa?       | Sí     |",
        "¿Te interesa un coche?        | NO.    |",
        "¿Qué coche tienes?            | Ibiza  |",
        "your vehicle                  | Ibiza  |",
        "¿Cuándo cambias de coche?     | Mañana |",
        "vehicle_type                  | SUV    |",
        "¿Qué te interesa?             | Ibiza  |",
      })
  void acceptsOnlyQuestionsAboutTheWantedVehicle(String question, String answer, LeadField field) {
    assertThat(VehicleQuestion.field(question, answer).orElse(null)).isEqualTo(field);
  }
}
