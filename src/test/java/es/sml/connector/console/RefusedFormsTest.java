package es.sml.connector.console;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.UnreadPortal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees after a form that was refused: the same page, with what was typed. */
class RefusedFormsTest {
  private static final String NAVIGATION = "<a href=\"/console/reports\"";

  @TempDir static Path directory;
  private static FilledConnector world;

  @BeforeAll
  static void start() throws Exception {
    world = FilledConnector.start(directory).fill();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aRefusedLeadByHandIsKept() {
    HttpResponse<String> refused =
        calls()
            .as(OPERATOR)
            .form(
                deadLetter() + "/create",
                "name",
                "Eva <Sanz>",
                "email",
                "eva@",
                "vehicle",
                "Fiat 500",
                "note",
                "por la tarde");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("role=\"alert\"", "«Correo» no es una dirección de correo")
        .contains("<details class=\"card\" open>", "value=\"Eva &lt;Sanz&gt;\"", "value=\"eva@\"")
        .contains("value=\"Fiat 500\"", ">por la tarde</textarea>", "Mensaje original")
        .doesNotContain("lead.client");
    assertThat(calls().as(OPERATOR).form(deadLetter() + "/create", "name", "Eva").body())
        .contains("escribe el teléfono o el correo del cliente", "value=\"Eva\"");
  }

  @Test
  void theCustomersDataAreShownBesideTheTypedLead() {
    String page =
        calls().as(OPERATOR).form(deadLetter() + "/unmask", "name", "Eva", "note", "hoy").body();
    assertThat(page)
        .contains("622000111", "<details class=\"card\" open>", "value=\"Eva\"", ">hoy</textarea>")
        // The button belongs to the form, so that it sends what was typed.
        .contains("<form id=\"by-hand\" ");
    assertThat(calls().as(OPERATOR).get(deadLetter()).body())
        .contains("form=\"by-hand\" formaction=\"" + deadLetter() + "/unmask\"")
        .doesNotContain("<details class=\"card\" open>");
  }

  @Test
  void aTemplateThatReadsAMarkOtherwiseNeedsConfirmation() throws Exception {
    for (int i = 1; i <= 3; i++) {
      world.connector().sendCorrelated("dealers.norte.leads", UnreadPortal.mail(i), "mail-" + i);
    }
    world.awaitDeadLetters("dead", 9);
    String mail = world.ops().get("dead-letters").at("/deadLetters/0/id").asText();
    ConsoleCalls ana = calls().as(OPERATOR);
    String teach = "/console/dead-letters/" + mail + "/teach";
    String confirmation = "<input type=\"checkbox\" name=\"force\" value=\"1\">";
    String[] right = {
      "line-2", "name", "line-3", "phone", "line-4", "vehicle", "line-5", "message"
    };
    assertThat(ana.form(teach, right).body()).contains("Laura Prieto").doesNotContain(confirmation);
    String[] wrong = with(right, "line-1", "email", "format", "zafiro");
    assertThat(ana.form(teach, wrong).body()).contains(confirmation, "lee de otra forma");
    String unknown = ana.form(teach, "part-1", "Nadie", "part-field-1", "name").body();
    assertThat(unknown).contains("El texto 1 (Nombre y apellidos) no está", "empiezan por «&gt;»");
    String save = teach.replace("/teach", "/save-template");
    assertThat(ana.form(save, wrong).body())
        .contains("no se ha guardado nada", confirmation, "value=\"zafiro\"");
    assertThat(ana.form(save, with(wrong, "force", "1")).statusCode()).isEqualTo(303);
  }

  private static String[] with(String[] fields, String... more) {
    return Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void aReportOfNoDaysIsRefusedOnItsPage() {
    HttpResponse<String> page =
        calls().as(VIEWER).get("/console/reports?from=2026-03-01&to=2026-02-01&dealer=norte");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains("«Desde» no puede ser posterior a «Hasta»", "<option selected>norte</option>")
        .contains("type=\"date\" value=\"2026-03-01\"", "type=\"date\" value=\"2026-02-01\"");
  }

  @Test
  void aRefusedLogLevelIsKept() {
    assertThat(
            calls()
                .as(OPERATOR)
                .form(
                    "/console/log/level",
                    "logger",
                    "org.apache.camel",
                    "level",
                    "TRACE",
                    "time",
                    "4h")
                .body())
        .contains("value=\"org.apache.camel\"", "<option selected>TRACE</option>")
        .contains("<option value=\"4h\" selected>");
  }

  @Test
  void anErrorKeepsTheNavigationAndAdvisesNothingUntrue() {
    ConsoleCalls viewer = calls().as(VIEWER);
    assertThat(viewer.get("/console/nothing").body())
        .contains(NAVIGATION, "La consola no tiene esa página");
    assertThat(viewer.get("/console?a=1&a=2").body()).contains(NAVIGATION);
    assertThat(viewer.get("/console/crms/sur").body())
        .contains(NAVIGATION)
        .doesNotContain("cronología");
    assertThat(viewer.get("/console/leads/ffffffffffff").body()).contains(NAVIGATION, "cronología");
    assertThat(viewer.form("/console/pauses/resume", "kind", "account", "name", "demo").body())
        .contains(NAVIGATION, "con el rol de consulta solo se puede leer")
        .doesNotContain("el formulario ha caducado");
  }

  @Test
  void aTooLargeMessageIsRefusedByAPageThatNamesTheLimit() {
    HttpResponse<String> page =
        calls().as(OPERATOR).form("/console/try/message", "text", "x".repeat(1_100_000));
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).contains(NAVIGATION, "más de 1 MB", "700 kB");
  }

  @Test
  void aFormAfterTheEndOfItsSessionIsNotDone() {
    String ended = "La sesión ha terminado. No se ha hecho nada";
    assertThat(calls().post("/console/pauses/begin", "kind", "dealer", "name", "norte").body())
        .contains(ended, "name=\"to\" value=\"/console/pauses\"");
    assertThat(calls().get("/console/pauses").body()).doesNotContain(ended);
    assertThat(calls().post("/console/logout").body()).doesNotContain(ended);
  }

  private static String deadLetter() {
    return "/console/dead-letters/" + world.deadLetterId(world.refused().get(0));
  }

  private static ConsoleCalls calls() {
    return new ConsoleCalls(world.root());
  }
}
