package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and own vehicles in the titles, labels, options and headings of forms. */
class FormRequestsTest {
  private static final String CONTACT = "Nombre: Ida Roca\nTeléfono: 611223344\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sol·licitud de prova     | date",
        "Richiesta appuntamento   | date",
        "Proefrit aanvragen       | date",
        "Solicita tu oferta       | budget",
        "Demande de devis         | budget",
        "Petició de finançament   | financing",
        "Reserva de prueba        | date",
        "Formulario de contacto   | vehicle_information",
        "Seat León con garantía   | vehicle_information",
      })
  void readsTheRequestOfATitle(String title, String task) {
    Lead lead = read(title, CONTACT + "Vehículo: Seat León");
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly(task);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Modelo a probar: Seat León       | date",
        "Quin cotxe vols veure?: Seat León | date",
        "Probefahrt mit: Seat León        | date",
      })
  void readsTheRequestBesideAVehicle(String line, String task) {
    Lead lead = read("Formulario", CONTACT + line);
    assertThat(lead.vehicle().brandModel()).isEqualToIgnoringCase("SEAT León");
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly(task);
  }

  @Test
  void readsOnlyTickedOptions() {
    Lead lead =
        read(
            "Formulario",
            CONTACT
                + "Vehículo: Seat León\n[x] Quiero probarlo\n[ ] Quiero financiarlo\n"
                + "☐ Tasación ☑ Presupuesto\n[x] Acepto la política de privacidad\n");
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly("date", "budget");
    assertThat(lead.notes()).contains("Sin marcar: Quiero financiarlo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Coche que ten        | Coche que quere",
        "Huidige auto         | Nieuwe auto",
        "Daukazun autoa       | Nahi duzun autoa",
        "What are you driving now? | What would you like to drive?",
        "Votre voiture actuelle | Voiture souhaitée",
      })
  void readsTheOwnerOfAVehicleInItsLabel(String own, String wanted) {
    Lead lead = read("Formulario", CONTACT + own + ": Opel Corsa\n" + wanted + ": Seat León\n");
    assertThat(lead.vehicle().brandModel()).isEqualToIgnoringCase("SEAT León");
    assertThat(ownVehicle(lead)).isEqualTo("Opel Corsa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¿Qué te llevas?\nMarca: Seat\nModelo: León\n\n¿Qué nos traes?\nMarca: Opel\nModelo: Corsa",
        ">> Su compra\nMarca: Seat\nModelo: León\n\n>> Parte de pago\nMarca: Opel\nModelo: Corsa",
        "O seu usado\nMarca: Opel\nModelo: Corsa\n\nO que procura\nMarca: Seat\nModelo: León",
        "Vehículo\nSeat León\n\nPermuta\nVehículo\nOpel Corsa",
        "Marca: Seat\nModelo: León\nEntrega coche: Sí\nCuál: Opel Corsa",
      })
  void readsTheOwnerOfAVehicleAboveIt(String lines) {
    Lead lead = read("Formulario", CONTACT + "\n" + lines);
    assertThat(lead.vehicle().brandModel()).isEqualToIgnoringCase("SEAT León");
    assertThat(ownVehicle(lead)).isEqualTo("Opel Corsa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Solicitud de valoración: Opel Corsa     | Vehículo a valorar",
        "Valoración solicitada - Opel Corsa      | Coche a valorar",
        "Nueva tasación: Opel Corsa              | Vehículo",
        "Sol·licitud de taxació: Opel Corsa      | Cotxe a taxar",
        "Nouvelle demande d'estimation           | Véhicule à estimer",
        "Neue Bewertungsanfrage: Opel Corsa      | Fahrzeug",
        "New valuation request: Opel Corsa       | Vehicle to value",
        "Richiesta di valutazione: Opel Corsa    | Auto da valutare",
        "Taxatieverzoek: Opel Corsa              | Auto",
      })
  void readsTheCarOfASellerAsNoWantedOne(String title, String heading) {
    Lead lead = read(title, CONTACT + "\n" + heading + "\nOpel Corsa\n");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(ownVehicle(lead)).isEqualTo("Opel Corsa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sig.ra Ida Roca", "Mevr. Ida Roca", "Mme Ida Roca", "Mag. Ida Roca"})
  void readsANameWithoutItsTitle(String name) {
    Lead lead = read("Formulario", "Nombre: " + name + "\nTeléfono: 611223344\nCoche: Seat León");
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
  }

  private static String ownVehicle(Lead lead) {
    return lead.tasks().stream()
        .filter(task -> task.appraisal() != null)
        .map(task -> task.appraisal().brandModel())
        .findFirst()
        .orElse(null);
  }

  private static Lead read(String subject, String text) {
    return Messages.leads(
            Messages.mail(
                "From: Web <web@garaje.example>\nSubject: "
                    + subject
                    + "\nContent-Type: text/plain; charset=utf-8\n\n"
                    + text))
        .only();
  }
}
