package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxCallTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();

  @BeforeEach
  void createLeadsWithAndWithoutPhone() {
    sandbox.created(
        """
        {"source": 1, "vehicle": {"brand_model": "M"},
         "client": {"name": "Ana", "phone": "600111222"}}
        """);
    sandbox.created(
        "{\"source\": 1, \"vehicle\": {\"brand_model\": \"M\"}, \"client\": {\"name\": \"Ana\"}}");
    sandbox.created(SandboxCaller.MINIMAL_LEAD);
  }

  private SandboxCaller.Reply call(String body) {
    return sandbox.patch("/api/netelip/call_control_lead/click2call/", body);
  }

  @Test
  void callsTheClientOfALead() {
    assertThat(call("{\"lead\": 1}").text())
        .isEqualTo("{\"id\":1,\"lead\":1,\"call_control\":135,\"user\":2}");
    assertThat(call("{\"lead\": 1}").body().path("id").asInt()).isEqualTo(2);
    assertThat(sandbox.audit().findValuesAsText("operation")).endsWith("click2call", "click2call");
    assertThat(sandbox.audit().path(4).path("lead").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {} # {"lead":["Este campo es requerido."]}
          {"lead": null} # {"lead":["Este campo no puede ser nulo."]}
          {"lead": 4} # {"lead":["Clave primaria \\"4\\" inválida - objeto no existe."]}
          {"lead": 2} # {"lead":["El cliente del lead no tiene teléfono."]}
          {"lead": 3} # {"lead":["El cliente del lead no tiene teléfono."]}
          {"lead": [1]} # {"lead":["Tipo incorrecto. Se esperaba valor de clave primaria y se recibió list."]}
          """)
  void callsNobodyElse(String body, String errors) {
    SandboxCaller.Reply reply = call(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).isEqualTo(errors);
    assertThat(sandbox.audit()).hasSize(3);
  }
}
