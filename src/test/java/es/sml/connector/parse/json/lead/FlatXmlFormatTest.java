package es.sml.connector.parse.json.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML of programs that write neither ADF nor STAR. */
class FlatXmlFormatTest {
  @Test
  void readsTheCustomerAndTheVehicleByTheirNames() {
    Lead lead =
        read("<?xml version=\"1.0\"?><p:peticion xmlns:p=\"urn:x\" numero=\"20261108-331\">"
                + "<destino><provincia>Burgos</provincia></destino><cliente><nombre>Ana</nombre>"
                + "<primerApellido>Ruiz</primerApellido><segundoApellido>Gil</segundoApellido>"
                + "<telefonoMovil>612 00 46 01</telefonoMovil></cliente><cocheDeseado>"
                + "<marca>Mazda</marca><modelo>CX-30</modelo></cocheDeseado></p:peticion>")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz Gil");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().province()).isNull();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Mazda CX-30");
  }

  @Test
  void readsEachLeadOfAListAndTheKindOfANumber() {
    assertThat(
            read(
                "<leads><lead><buyer><name>Ana Ruiz</name><phone type=\"mobile\">612004601</phone>"
                    + "</buyer></lead><lead><buyer><name>Eva Gil</name><email>eva@correo.example"
                    + "</email></buyer></lead></leads>"))
        .extracting(lead -> lead.customer().name())
        .containsExactly("Ana Ruiz", "Eva Gil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<order><customer><name>Ana Ruiz</name><phone>612004601</phone></customer></order>",
        "<lead><name>Ana Ruiz</name><phone>612004601</lead>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><lead><name>&x;</name>"
            + "<phone>612004601</phone></lead>"
      })
  void readsNoOrderNoBrokenXmlAndNoEntities(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void readsTheCustomerBesideAVehicleWithoutAnObject() {
    Lead lead =
        read("<Peticion><Asesor><Nombre>Leo Paz</Nombre><Telefono>981001122</Telefono></Asesor>"
                + "<Interesado><Nombre>Ana Ruiz</Nombre><Movil>612004601</Movil></Interesado>"
                + "<Marca>Mazda</Marca><Modelo>CX-30</Modelo></Peticion>")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Mazda CX-30");
  }

  @Test
  void joinsANameInNumberedFields() {
    assertThat(
            read("<lead><CustName1>Ana</CustName1><CustName2>Ruiz</CustName2><CustName3>Gil"
                    + "</CustName3><CustTel>612004601</CustTel></lead>")
                .get(0)
                .customer()
                .name())
        .isEqualTo("Ana Ruiz Gil");
  }

  @Test
  void readsTheTextAndThePreferenceInARequest() {
    Lead lead =
        read("<LEAD><PERSON NAME=\"Ana\" SURNAME=\"Ruiz\" MOBILE=\"612004601\"/><REQUEST"
                + " TYPE=\"OFFER\" PREFERREDCHANNEL=\"EMAIL\" TEXT=\"De momento no me llamen\"/>"
                + "</LEAD>")
            .get(0);
    assertThat(lead.tasks()).extracting(task -> task.media()).containsOnly("E-mail");
    assertThat(lead.notes()).contains("De momento no me llamen");
  }

  @Test
  void readsAMailInXml() {
    Lead lead =
        read("<mensaje><remitente>web@formularios.example</remitente><buzon>ventas@taller.example"
                + "</buzon><asunto>Contacto</asunto><cuerpo tipo=\"text/plain\"><![CDATA[De: Ana Ruiz"
                + " <ana@correo.example>\nAsunto: Mazda CX-30\n\nCuerpo del mensaje:\nMi móvil es el"
                + " 612 00 46 01]]></cuerpo></mensaje>")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("ana@correo.example");
  }

  @Test
  void refusesDeepXml() {
    assertThatThrownBy(() -> read("<a>".repeat(40) + "</a>".repeat(40)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("nested deeper");
  }

  private static List<Lead> read(String xml) {
    return Messages.leads(Messages.queued("application/xml", xml)).leads();
  }
}
