package es.sml.connector.parse.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a vehicle is free of its price, its registration, links and numbers. */
class VehicleTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      value = {
        "Seat Arona 1.0 TSI | 14.300 € | Matr. 05/2020  ! Seat Arona 1.0 TSI ! 14.300 € ! 2020 ! true",
        "Seat Arona 1.0 TSI, 14.300 EUR, Ver ficha      ! Seat Arona 1.0 TSI ! 14.300 EUR ! '' ! false",
        "Seat Arona FR · Bastidor VSSZZZKJZKR123456     ! Seat Arona FR ! '' ! '' ! true",
        "Seat Arona FR (stock 4471)                     ! Seat Arona FR ! '' ! '' ! true",
        "Vehículo de ocasión - Seat Arona FR            ! Seat Arona FR ! '' ! '' ! true",
        "* Seat Arona FR                                ! Seat Arona FR ! '' ! '' ! false",
        "Volkswagen, ID.3 Pro                           ! Volkswagen, ID.3 Pro ! '' ! '' ! false",
        "Peugeot 208 (5 puertas)                        ! Peugeot 208 (5 puertas) ! '' ! '' ! false",
      })
  void separatesTheNameFromOtherData(
      String written, String name, String price, String year, boolean rest) {
    VehicleText vehicle = VehicleText.of(written);
    assertThat(vehicle.name()).isEqualTo(name);
    assertThat(vehicle.price()).isEqualTo(price);
    assertThat(vehicle.year()).isEqualTo(year);
    assertThat(vehicle.rest()).isEqualTo(rest);
  }
}
