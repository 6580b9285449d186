package es.sml.connector.console;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the pauses. */
class PausePagesTest {
  private static final String PAGE = "/console/pauses";

  @Test
  void pausesAndResumesAnAccountAndAMailbox(@TempDir Path directory) throws Exception {
    try (FilledConnector world = FilledConnector.start(directory)) {
      ConsoleCalls ana = new ConsoleCalls(world.root()).as(OPERATOR);
      assertThat(ana.get(PAGE).body()).contains("No hay nada en pausa.");
      assertThat(ana.get(PAGE + "?kind=mailbox&name=a%2Fb%3Cc").body())
          .contains("<option value=\"mailbox\" selected>", "value=\"a/b&lt;c\"");

      begin(ana, "account", "demo", "2h");
      begin(ana, "mailbox", "norte/leads@norte.example/INBOX", "");
      assertThat(ana.get(PAGE).body())
          .contains(
              "Cuenta <span class=\"code\">demo</span>",
              "Buzón <span class=\"code\">norte/leads@norte.example/INBOX</span>",
              "cambio de proveedor",
              "Operador (Ana)",
              "hasta que alguien lo reanude");
      assertThat(ana.get("/console").body())
          .contains("en pausa", "en pausa por operador (Ana): cambio de proveedor, hasta ")
          .doesNotContain("La entrega se reanuda automáticamente");
      assertThat(ana.get("/console/mailboxes").body())
          .contains("en pausa por un operador")
          .doesNotContain("El conector lo reintenta");

      ConsoleCalls viewer = new ConsoleCalls(world.root()).as(VIEWER);
      assertThat(viewer.get(PAGE).body()).contains("demo").doesNotContain("/console/pauses/resume");
      assertThat(viewer.form(PAGE + "/resume", "kind", "account", "name", "demo").statusCode())
          .isEqualTo(403);

      assertThat(ana.form(PAGE + "/resume", "kind", "account", "name", "demo").statusCode())
          .isEqualTo(303);
      assertThat(ana.get(PAGE).body()).doesNotContain("<span class=\"code\">demo</span>");
      assertThat(ana.get("/console/audit").body())
          .contains("Puesto en pausa", "Reanudado", "en pausa por operador (Ana)");
    }
  }

  @Test
  void saysWhatIsWrongWithAForm(@TempDir Path directory) throws Exception {
    try (FilledConnector world = FilledConnector.start(directory)) {
      ConsoleCalls ana = new ConsoleCalls(world.root()).as(OPERATOR);
      HttpResponse<String> misspelt =
          ana.form(PAGE + "/begin", "kind", "account", "name", "dmo", "reason", "x");
      assertThat(misspelt.statusCode()).isEqualTo(404);
      assertThat(misspelt.body())
          .contains("¿querías decir demo?", "value=\"dmo\"", "<option value=\"account\" selected>")
          .contains("id=\"reason\" name=\"reason\" value=\"x\"")
          .doesNotContain("cronología");
      HttpResponse<String> past =
          ana.form(
              PAGE + "/begin",
              "kind",
              "crm",
              "name",
              "norte",
              "reason",
              "obras",
              "length",
              "2h",
              "until",
              "2020-07-31T08:30",
              "zone",
              "Atlantic/Canary");
      assertThat(past.statusCode()).isEqualTo(400);
      assertThat(past.body())
          .contains("«O hasta esta hora» debe estar en el futuro", "value=\"obras\"")
          .contains("value=\"2020-07-31T08:30\"", "<option value=\"2h\" selected>")
          .contains("<option value=\"crm\" selected>");
      assertThat(
              ana.form(
                      PAGE + "/begin",
                      "kind",
                      "account",
                      "name",
                      "demo",
                      "reason",
                      "x",
                      "length",
                      "9y")
                  .statusCode())
          .isEqualTo(400);
      assertThat(
              ana.form(PAGE + "/begin", "kind", "account", "name", "demo", "reason", "")
                  .statusCode())
          .isEqualTo(400);
      String[] typed = {
        "kind",
        "crm",
        "name",
        "norte",
        "reason",
        "x",
        "length",
        "2h",
        "until",
        "",
        "zone",
        "Atlantic/Canary"
      };
      typed[9] = "mañana";
      assertThat(ana.form(PAGE + "/begin", typed).statusCode()).isEqualTo(400);
      assertThat(ana.get(PAGE).body()).contains("No hay nada en pausa.");
      typed[9] = "2099-07-31T08:30"; // an hour after UTC, in summer
      assertThat(ana.form(PAGE + "/begin", typed).statusCode()).isEqualTo(303);
      assertThat(world.ops().get("pauses").at("/pauses/0/until").asText())
          .isEqualTo("2099-07-31T07:30:00Z");
    }
  }

  @Test
  void offersTheNamesOfAllThingsThatCanBePaused(@TempDir Path directory) throws Exception {
    try (FilledConnector world = FilledConnector.start(directory)) {
      assertThat(new ConsoleCalls(world.root()).as(OPERATOR).get(PAGE).body())
          .contains(
              "<option value=\"demo\" label=\"demo · Cuenta\">",
              "<option value=\"norte\" label=\"norte · Concesionario\">",
              "<option value=\"norte\" label=\"norte · CRM\">",
              "<option value=\"norte/web\" label=\"norte/web · Canal\">",
              "<option value=\"norte/leads@norte.example/INBOX\"",
              "· Tarea programada\">");
      assertThat(new ConsoleCalls(world.root()).as(VIEWER).get(PAGE).body())
          .doesNotContain("<datalist");
    }
  }

  private static void begin(ConsoleCalls ana, String kind, String name, String length) {
    HttpResponse<String> answer =
        ana.form(
            PAGE + "/begin",
            "kind",
            kind,
            "name",
            name,
            "reason",
            "cambio de proveedor",
            "length",
            length);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }
}
