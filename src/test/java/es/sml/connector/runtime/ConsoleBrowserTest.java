package es.sml.connector.runtime;

import static es.sml.connector.runtime.OpsCalls.OPERATOR;
import static es.sml.connector.runtime.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import es.sml.connector.runtime.BrowserVisit.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The console as people use it, in a real browser; skipped where there is no Chromium. */
class ConsoleBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir static Path directory;
  private static ConsoleWorld world;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM);
    world = ConsoleWorld.start(directory).fill();
    world.awaitSilentMailbox();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      playwright.close();
      world.close();
    }
  }

  static Stream<Arguments> everybody() {
    return Stream.of(
        Arguments.of(VIEWER, Kind.SPANISH),
        Arguments.of(OPERATOR, Kind.ENGLISH),
        Arguments.of(VIEWER, Kind.ENGLISH.withoutScripts()),
        Arguments.of(OPERATOR, Kind.SPANISH.withoutScripts()));
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void tellsWhatHappenedToTheLeadOfAPhoneNumber(String token, Kind kind) {
    try (BrowserVisit visit = begin(kind, token)) {
      visit.link("Leads").first().click();
      visit.page().locator("#text").fill("666 777 888");
      visit.button(kind.isSpanish() ? "Buscar" : "Search").click();
      assertThat(visit.text())
          .contains(kind.isSpanish() ? "Se ha encontrado un lead" : "One lead found");
      assertThat(visit.page().url()).doesNotContain("777");
      visit.page().locator(".found .card a.button").click();
      assertThat(visit.page().locator(".timeline strong").allInnerTexts())
          .containsExactlyElementsOf(
              kind.isSpanish()
                  ? List.of("Recibido", "Enviado a SML", "Creado en SML")
                  : List.of("Received", "Sent to SML", "Created in SML"));
      assertThat(visit.text())
          .contains(kind.isSpanish() ? "El lead está en SML" : "The lead is in SML");
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void tellsWhyAMailboxIsSilent(String token, Kind kind) {
    try (BrowserVisit visit = begin(kind, token)) {
      assertThat(visit.text()).contains("Connection refused");
      visit.link(kind.isSpanish() ? "Buzones" : "Mailboxes").first().click();
      assertThat(visit.text())
          .contains("leads@norte.example", "Connection refused", "dealers.yaml");
    }
  }

  @Test
  void callsTheCustomerFromThePageOfACrm() throws Exception {
    String lead =
        "sml:" + world.connector().api("POST", "/api/lead/", RunningConnector.lead(8)).path("id");
    try (CrmPage crm = CrmPage.open(browser, directory, world.connector(), lead)) {
      assertThat(crm.clickAndRead()).isEqualTo("SML llama ahora a tu teléfono.");
      world
          .connector()
          .fault(
              "{\"kind\":\"commit-then-status\",\"status\":500,\"operation\":\"click2call\",\"times\":1}");
      assertThat(crm.clickAndRead()).startsWith("No se sabe si SML ha llamado.");
      world
          .connector()
          .fault(
              "{\"kind\":\"status-before\",\"status\":429,\"operation\":\"click2call\",\"times\":1}");
      assertThat(crm.clickAndRead()).isEqualTo("SML llama ahora a tu teléfono.");
      assertThat(world.connector().audit().findValuesAsText("operation"))
          .filteredOn("click2call"::equals)
          .hasSize(3);
    }
  }

  static Stream<Arguments> operators() {
    return Stream.of(Arguments.of(Kind.SPANISH), Arguments.of(Kind.ENGLISH.withoutScripts()));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void replaysThreeDeadLetters(Kind kind) {
    world.awaitLetters("dead", 6);
    try (BrowserVisit visit = begin(kind, OPERATOR)) {
      visit.link(kind.isSpanish() ? "No entregados" : "Dead letters").first().click();
      for (String key : world.refused().subList(0, 3)) {
        row(visit, key).getByRole(AriaRole.CHECKBOX).check();
      }
      visit.button(kind.isSpanish() ? "Reenviar los elegidos" : "Replay chosen").click();
      assertThat(visit.page().getByRole(AriaRole.STATUS).innerText())
          .contains(kind.isSpanish() ? "3 mensajes reenviados" : "3 messages replayed");
      world.awaitLetters("dead", 6); // SML refuses them again
      visit.go("/leads/" + world.refused().get(0));
      assertThat(visit.text()).contains("operator (Ana)");
    }
  }

  @Test
  void discardsALetterOnlyWithAReason() {
    world.awaitLetters("dead", 6);
    try (BrowserVisit visit = begin(Kind.SPANISH, OPERATOR)) {
      visit.go("/dead-letters?stage=parse");
      visit.page().locator("input[name=dead-letter]").check();
      visit.button("Descartar…").click();
      assertThat(visit.text()).contains("Se borrará un mensaje original de forma permanente");
      visit.button("Descartar uno").click();
      assertThat(visit.page().url()).endsWith("/discard"); // the browser asks for the reason
      visit.link("Cancelar").click();
      assertThat(visit.text()).contains("6 mensajes");
    }
  }

  @Test
  void settlesAnUnknownOutcomeByTheIdThatSmlHas() throws Exception {
    try (ConsoleWorld other = ConsoleWorld.start(directory.resolve("other")).fill();
        BrowserVisit visit =
            BrowserVisit.begin(browser, Kind.ENGLISH, other.root()).logIn(OPERATOR)) {
      visit.link("Unknown outcomes").first().click();
      visit.page().locator(".card a.button").click();
      visit.page().getByLabel("Its id in SML").fill("1");
      visit.button("Confirm this id").click();
      assertThat(visit.text())
          .contains("created as 1", "Resolved", "operator (Ana)")
          .doesNotContain("Resolve the lead");
      other.awaitState(other.parked(), "CREATED");
    }
  }

  @Test
  void settlesAnUnknownOutcomeBySendingItAgain() throws Exception {
    try (ConsoleWorld other = ConsoleWorld.start(directory.resolve("third")).fill();
        BrowserVisit visit =
            BrowserVisit.begin(browser, Kind.SPANISH.withoutScripts(), other.root())
                .logIn(OPERATOR)) {
      visit.link("Sin confirmar").first().click();
      visit.page().locator(".card a.button").click();
      visit.page().getByLabel("He buscado en SML y el lead no está").check();
      visit.button("Enviarlo otra vez").click();
      assertThat(visit.text()).contains("sent again to demo");
      other.awaitState(other.parked(), "CREATED");
      visit.go("/leads/" + other.parked());
      assertThat(visit.text()).contains("El lead está en SML");
    }
  }

  @Test
  void aViewerIsToldThatActingNeedsTheOperator() {
    try (BrowserVisit visit = begin(Kind.SPANISH, VIEWER)) {
      visit.go("/leads/" + world.parked());
      assertThat(visit.text()).contains("Para resolver leads, entra con el token de operador");
      assertThat(visit.button("Enviarlo otra vez").count()).isZero();
      visit.go("/dead-letters");
      assertThat(visit.page().locator("input[name=dead-letter]").count()).isZero();
    }
  }

  @Test
  void showsCustomersDataOnRequestAndSaysThatItIsNoted() {
    try (BrowserVisit visit = begin(Kind.SPANISH, OPERATOR)) {
      visit.go("/leads/" + world.parked());
      assertThat(visit.text()).doesNotContain("611223344");
      visit.button("Mostrar los datos del cliente").click();
      assertThat(visit.text()).contains("611223344", "lo ha registrado");
      visit.go("/audit");
      assertThat(visit.text()).contains("Datos del cliente mostrados", "operator (Ana)");
    }
  }

  @Test
  void aHostileCustomerIsText() {
    try (BrowserVisit visit = begin(Kind.SPANISH, OPERATOR)) {
      for (Object id :
          world.ops().get("dead-letters?limit=100").path("deadLetters").findValuesAsText("id")) {
        visit.go("/dead-letters/" + id);
        visit.button("Mostrar los datos del cliente").click();
        assertThat(visit.page().title()).startsWith("Mensaje");
      }
    }
  }

  @Test
  void isUsedWithTheKeyboardAlone() {
    try (BrowserVisit visit = begin(Kind.ENGLISH, OPERATOR)) {
      Page page = visit.go("/leads");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.textContent"))
          .isEqualTo("Skip to the content");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("text");
      page.keyboard().type("666777888");
      page.keyboard().press("Enter");
      page.waitForSelector("#found");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("found");
      page.keyboard().press("Tab"); // clear the search
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForSelector(".timeline");
      assertThat(visit.text()).contains("Created in SML");
    }
  }

  @Test
  void changesTheLanguageAndStaysThere() {
    try (BrowserVisit visit = begin(Kind.ENGLISH, VIEWER)) {
      visit.go("/dead-letters?queue=dismissed");
      visit.button("Español").click();
      assertThat(visit.page().url()).endsWith("/dead-letters?queue=dismissed");
      assertThat(visit.text()).contains("No entregados");
      assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("es");
    }
  }

  @Test
  void whatIsShownIsRenewedByItself() {
    try (BrowserVisit visit = begin(Kind.SPANISH, VIEWER)) {
      visit.page().evaluate("document.querySelector('#live').setAttribute('data-old', '1')");
      visit.page().waitForSelector("#live:not([data-old])");
      visit.link("Pausar la actualización").click();
      assertThat(visit.page().locator("#live[hx-get]").count()).isZero();
    }
  }

  static Stream<Arguments> looks() {
    return Stream.of(
        Arguments.of(VIEWER, Kind.SPANISH),
        Arguments.of(OPERATOR, Kind.SPANISH),
        Arguments.of(OPERATOR, Kind.ENGLISH.dark()));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void noPageHasABarrier(String token, Kind kind) {
    try (BrowserVisit visit = BrowserVisit.begin(browser, kind, world.root())) {
      visit.go("");
      checkBarriers(visit, "login");
      visit.logIn(token);
      checkBarriers(visit, "overview");
      visit.page().locator("summary").click();
      checkBarriers(visit, "overview with its table");
      for (String path :
          List.of(
              "/leads",
              "/leads?state=POSTING",
              "/leads/" + world.created(),
              "/leads/" + world.parked(),
              "/leads/ffffffffffff",
              "/dead-letters",
              "/dead-letters?queue=parked",
              "/dead-letters?queue=dismissed",
              "/dead-letters?stage=map",
              "/dead-letters/" + world.letter(world.refused().get(3)),
              "/unknown",
              "/mailboxes",
              "/audit",
              "/configuration")) {
        visit.go(path);
        checkBarriers(visit, path);
      }
      visit.go("/leads");
      visit.page().locator("#text").fill("666 777 888");
      visit.page().locator(".search button").click();
      checkBarriers(visit, "found");
      if (token.equals(OPERATOR)) {
        visit.go("/dead-letters");
        visit.page().locator("input[name=dead-letter]").first().check();
        visit.page().locator("button[formaction]").click();
        checkBarriers(visit, "confirmation");
      }
      visit.page().setViewportSize(390, 844);
      visit.go("/dead-letters");
      checkBarriers(visit, "on a phone");
      assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
    }
  }

  private static void checkBarriers(BrowserVisit visit, String where) {
    List<String> barriers =
        new AxeBuilder(visit.page())
            .analyze().getViolations().stream().map(ConsoleBrowserTest::described).toList();
    assertThat(barriers).as(where).isEmpty();
  }

  private static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream()
            .map(node -> "\n  " + node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  private static BrowserVisit begin(Kind kind, String token) {
    return BrowserVisit.begin(browser, kind, world.root()).logIn(token);
  }

  private static Locator row(BrowserVisit visit, String key) {
    return visit
        .page()
        .locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(key.substring(0, 12)));
  }
}
