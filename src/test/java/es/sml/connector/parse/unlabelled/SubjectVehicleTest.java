package es.sml.connector.parse.unlabelled;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.car.CarNames;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectVehicleTest {
  private static final CarNames CARS = CarNames.load(Path.of("config/vocabulary"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Interesado en Kia Ceed 1.0 T-GDi              | Kia Ceed 1.0 T-GDi",
        "Nuevo lead - Qashqai                          | Nissan Qashqai",
        "Solicitud de prueba del Seat León en Zaragoza | Seat León",
        "Información sobre Ibiza                       | SEAT Ibiza",
        "Focus                                         | Ford Focus",
        "Anuncio: Cuadriciclo Marca Rara 50            | Cuadriciclo Marca Rara 50",
        "Solicitud web: Peugeot 208 1.2 - 9.900 €      | Peugeot 208 1.2",
      })
  void findsTheVehicle(String subject, String name) {
    assertThat(SubjectVehicle.in(subject, CARS)).contains(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "Nuevo contacto de Mercedes Ruiz",
        "Reunión en Toledo",
        "Kia Ceed o Seat León, no sé",
        "Concesionario oficial Kia"
      })
  void findsNoVehicleInASubjectWithoutOneOrWithTwo(String subject) {
    assertThat(SubjectVehicle.in(subject, CARS)).isEmpty();
  }
}
