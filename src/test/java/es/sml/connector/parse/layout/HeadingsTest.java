package es.sml.connector.parse.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.InvalidFormatFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of a heading decide whose data stand below it. */
class HeadingsTest {
  private static final Headings HEADINGS = Headings.load(Path.of("config/vocabulary"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tu coche actual",
        "VEHÍCULO ACTUAL",
        "Vehículo a tasar",
        "Datos del vehículo a tasar:",
        "Datos del coche a entregar",
        "Vehículo de entrega",
        "Vehículo que entrega el cliente",
        "Tu vehículo",
        "Su coche",
        "Vehículo del cliente",
        "Coche a cambio",
        "Vehículo en parte de pago",
        "Coche que vendes",
        "Datos del vehículo en propiedad",
        "Tasación",
        "Datos de la tasación",
        "El teu cotxe actual",
        "Vehicle a taxar",
        "Zure egungo autoa",
        "O seu carro atual",
        "Viatura para retoma",
        "Dados da retoma",
        "Votre véhicule actuel",
        "Véhicule à reprendre",
        "Reprise de votre véhicule",
        "Votre reprise",
        "Ihr Fahrzeug",
        "Inzahlungnahme",
        "Fahrzeug des Interessenten",
        "Fahrzeug in Zahlung geben",
        "Ihr jetziges Fahrzeug",
        "Part exchange",
        "Part-Exchange Details",
        "PX vehicle",
        "Your trade-in",
        "Trade Vehicle",
        "Customer's current vehicle",
        "Car you have",
        "Veicolo in permuta",
        "Auto usata in permuta",
        "La tua auto attuale",
        "Inruilvoertuig",
        "Uw huidige auto",
      })
  void findsTheCustomersOwnVehicle(String heading) {
    assertThat(HEADINGS.roleOf(heading)).contains(HeadingRole.TRADE_IN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vehículo de interés",
        "VEHÍCULO",
        "Datos del vehículo",
        "Vehículo que le interesa",
        "Su vehículo de interés",
        "El coche que quieres",
        "Contactado desde",
        "Anuncio",
        "Tu anuncio",
        "Vehicle d'interès",
        "El cotxe que vols",
        "Interesatzen zaizun autoa",
        "Viatura pretendida",
        "Votre futur véhicule",
        "Véhicule souhaité",
        "Annonce",
        "Gewünschtes Fahrzeug",
        "Ihr Inserat",
        "Vehicle of interest",
        "Vehicle Information",
        "Car you want",
        "Listing",
        "Veicolo di interesse",
        "Gewenste auto",
      })
  void findsTheWantedVehicle(String heading) {
    assertThat(HEADINGS.roleOf(heading)).contains(HeadingRole.WANTED);
  }

  @ParameterizedTest
  @CsvSource({
    "Datos del interesado, CUSTOMER",
    "DATOS PERSONALES, CUSTOMER",
    "Customer details, CUSTOMER",
    "Datos del cliente y del vehículo, CUSTOMER",
    "Kundendaten, CUSTOMER",
    "Coordonnées, CUSTOMER",
    "Datos, CUSTOMER",
    "Mensaje del cliente, CUSTOMER",
    "Nueva solicitud, CUSTOMER",
    "Cita comercial solicitada, CUSTOMER",
    "Concesión asignada, DEALER",
    "Datos del concesionario, DEALER",
    "Concesión, DEALER",
    "Dealer, DEALER",
    "Punto de venta, DEALER",
    "Datos del vendedor, SELLER",
    "Comercial asignado, SALESPERSON",
    "Assigned to, SALESPERSON",
    "Verkaufsberater, SALESPERSON",
    "Segundo vehículo, SECOND",
    "Second vehicle of interest, SECOND",
  })
  void findsPeopleAndSecondVehicles(String heading, HeadingRole role) {
    assertThat(HEADINGS.roleOf(heading)).contains(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Ruiz",
        "Seat León 1.5 TSI",
        "Me interesa su coche.",
        "¿Su coche?",
        "Quisiera tasar mi coche mañana",
        "Entrega",
        "Actual",
        "Nuevo",
        "",
      })
  void recognisesNoHeadingInOtherLines(String line) {
    assertThat(HEADINGS.roleOf(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Vende tu coche | Web, true",
    "Sell my car - new enquiry, true",
    "Wir kaufen Ihr Auto, true",
    "Interesado en tu coche, false",
    "Tasación e información: Kia Ceed, false",
  })
  void findsFormsOfASale(String subject, boolean sale) {
    assertThat(HEADINGS.speaksOfSale(subject)).isEqualTo(sale);
  }

  @Test
  void refusesAnUnknownGroupByItsFileAndLine(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("headings.tsv"), "# x\nwantd\tes\tanuncio\n");
    assertThatThrownBy(() -> Headings.load(directory))
        .isInstanceOf(InvalidFormatFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("2")
        .hasMessageContaining("unknown group");
  }
}
