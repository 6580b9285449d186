package es.sml.connector.console;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import es.sml.connector.console.BrowserSession.Kind;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.UnreadPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  /** The page, and the open tables that a reader would have to scroll aside. */
  private static final String TOO_WIDE =
      "[document.documentElement, ...document.querySelectorAll('.scroll')]"
          + ".filter(part => !part.closest('details:not([open])') && part.scrollWidth > part.clientWidth)"
          + ".map(part => part.innerText.slice(0, 40))";

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir static Path directory;
  private static FilledConnector world;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "there is no " + CHROMIUM);
    world = FilledConnector.start(directory).fill();
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
  void showsTheTimelineOfTheLeadOfAPhoneNumber(String token, Kind kind) {
    try (BrowserSession session = begin(kind, token)) {
      session.link("Leads").first().click();
      session.page().locator("#text").fill("666 777 888");
      session.button(kind.isSpanish() ? "Buscar" : "Search").click();
      assertThat(session.text())
          .contains(kind.isSpanish() ? "Se ha encontrado un lead" : "One lead found");
      assertThat(session.page().url()).doesNotContain("777");
      session.page().locator(".found .card a.button").click();
      assertThat(session.page().locator(".timeline strong").allInnerTexts())
          .containsExactlyElementsOf(
              kind.isSpanish()
                  ? List.of("Recibido", "Enviado a SML", "Creado en SML")
                  : List.of("Received", "Sent to SML", "Created in SML"));
      assertThat(session.text())
          .contains(kind.isSpanish() ? "El lead está en SML" : "The lead is in SML");
    }
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void showsWhyAMailboxIsSilent(String token, Kind kind) {
    try (BrowserSession session = begin(kind, token)) {
      String reason =
          kind.isSpanish() ? "no se llega a 127.0.0.1:1" : "127.0.0.1:1 cannot be reached";
      assertThat(session.text()).contains(reason);
      session.link(kind.isSpanish() ? "Conexiones" : "Connections").first().click();
      assertThat(session.text()).contains("leads@norte.example", reason, "dealers.yaml");
    }
  }

  @Test
  void callsTheCustomerFromThePageOfACrm() throws Exception {
    String lead =
        "sml:" + world.connector().api("POST", "/api/lead/", RunningConnector.lead(8)).path("id");
    try (CrmPage crm = CrmPage.open(browser, directory, world.connector(), lead)) {
      assertThat(crm.clickAndRead()).isEqualTo("SML llama ahora a tu teléfono.");
      world.connector().fault(on("click2call").commitThenRespond(500).once());
      assertThat(crm.clickAndRead()).startsWith("No se sabe si SML ha llamado.");
      world.connector().fault(on("click2call").respond(429).once());
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
    world.awaitDeadLetters("dead", 6);
    try (BrowserSession session = begin(kind, OPERATOR)) {
      session.link(kind.isSpanish() ? "No entregados" : "Dead letters").first().click();
      for (String key : world.refused().subList(0, 3)) {
        row(session, key).getByRole(AriaRole.CHECKBOX).check();
      }
      session.button(kind.isSpanish() ? "Reenviar los elegidos" : "Replay chosen").click();
      assertThat(session.page().getByRole(AriaRole.STATUS).innerText())
          .contains(kind.isSpanish() ? "3 mensajes reenviados" : "3 messages replayed");
      world.awaitDeadLetters("dead", 6); // SML refuses them again
      session.go("/leads/" + world.refused().get(0));
      assertThat(session.text()).contains(kind.isSpanish() ? "Operador (Ana)" : "Operator (Ana)");
    }
  }

  @Test
  void discardsADeadLetterOnlyWithAReason() {
    world.awaitDeadLetters("dead", 6);
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      session.go("/dead-letters?stage=parse");
      session.page().locator("input[name=dead-letter]").check();
      session.button("Descartar…").click();
      assertThat(session.text()).contains("Se borrará un mensaje original de forma permanente");
      session.button("Descartar uno").click();
      assertThat(session.page().url()).endsWith("/discard"); // the browser asks for the reason
      session.link("Cancelar").click();
      assertThat(session.text()).contains("6 mensajes");
    }
  }

  @Test
  void resolvesAnUnknownOutcomeByACandidateInSml() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("other")).fill();
        BrowserSession session =
            BrowserSession.begin(browser, Kind.ENGLISH, other.root()).logIn(OPERATOR)) {
      long id = other.createTheParkedLeadByHand();
      session.link("Unknown").first().click();
      session.page().locator(".card a.button.main").click();
      session.page().waitForSelector("#candidates tbody");
      checkBarriers(session, "candidates");
      session.button("This one " + id).click();
      assertThat(session.text())
          .contains("created as " + id, "Resolved", "Operator (Ana)")
          .doesNotContain("Resolve the lead");
      other.awaitState(other.parked(), "CREATED");
    }
  }

  @Test
  void resolvesAnUnknownOutcomeByRetrying() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("third")).fill();
        BrowserSession session =
            BrowserSession.begin(browser, Kind.SPANISH.withoutScripts(), other.root())
                .logIn(OPERATOR)) {
      session.link("Sin confirmar").first().click();
      session.page().locator(".card a.button.main").click();
      session.page().getByLabel("He buscado en SML y el lead no está").check();
      session.button("Enviarlo otra vez").click();
      assertThat(session.text()).contains("enviado otra vez a demo");
      other.awaitState(other.parked(), "CREATED");
      String resolve = "/console/leads/" + other.parked() + "/resolve";
      ConsoleCalls again = new ConsoleCalls(other.root()).as(OPERATOR);
      assertThat(again.form(resolve, "way", "retry", "searched", "1").body())
          .contains("Este lead ya está resuelto")
          .doesNotContain("No se ha hecho");
      session.go("/leads/" + other.parked());
      assertThat(session.text()).contains("El lead está en SML");
    }
  }

  @Test
  void showsAViewerThatActionsNeedTheOperator() {
    try (BrowserSession session = begin(Kind.SPANISH, VIEWER)) {
      session.go("/leads/" + world.parked());
      assertThat(session.text()).contains("Para resolver leads, entra con el token de operador");
      assertThat(session.button("Enviarlo otra vez").count()).isZero();
      session.go("/dead-letters");
      assertThat(session.page().locator("input[name=dead-letter]").count()).isZero();
    }
  }

  @Test
  void showsCustomerDataOnRequestAndRecordsIt() {
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      session.go("/leads/" + world.parked());
      assertThat(session.text()).doesNotContain("611223344");
      session.button("Mostrar los datos del cliente").click();
      assertThat(session.text()).contains("611223344", "lo ha registrado");
      session.go("/audit");
      assertThat(session.text()).contains("Datos del cliente mostrados", "Operador (Ana)");
    }
  }

  @Test
  void aHostileCustomerIsText() {
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      for (Object id :
          world.ops().get("dead-letters?limit=100").path("deadLetters").findValuesAsText("id")) {
        session.go("/dead-letters/" + id);
        session.button("Mostrar los datos del cliente").click();
        assertThat(session.page().title()).startsWith("Mensaje");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  void showsWhatIsReadInAMessageWithoutSendingIt(Kind kind) {
    long before = world.connector().created();
    try (BrowserSession session = begin(kind, OPERATOR)) {
      session.link(kind.isSpanish() ? "Operación" : "Operation").first().click();
      session.link(kind.isSpanish() ? "Probar un mensaje" : "Try a message").first().click();
      session.page().locator("#message").fill("Nombre: Jaime Sáenz\nTeléfono: 644 556 677");
      session.button(kind.isSpanish() ? "Leerlo" : "Read it").click();
      assertThat(session.text())
          .contains("Jaime Sáenz", "\"phone\" : \"644556677\"")
          .contains(kind.isSpanish() ? "etiqueta \"Nombre\"" : "label \"Nombre\"");
      if (kind.scripts()) { // the checker is a script
        checkBarriers(session, "a trial");
      }
      assertThat(world.connector().created()).isEqualTo((int) before);
    }
  }

  @Test
  void triesAFileInItsOwnEncoding() throws Exception {
    Path file = directory.resolve("latin.txt");
    Files.write(
        file,
        "Nombre: Íñigo Núñez\nTeléfono: 644556678\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      session.go("/try");
      session.page().locator("#file").setInputFiles(file);
      session.page().waitForFunction("document.querySelector('[name=base64]').value.length > 0");
      session.button("Leerlo").click();
      assertThat(session.text()).contains("Íñigo Núñez");
    }
  }

  @Test
  void refusesATooLargeFileBeforeItIsSent() throws Exception {
    Path file = Files.write(directory.resolve("large.eml"), new byte[700_001]);
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      session.go("/try");
      session.page().locator("#message").fill("Nombre: Jaime");
      session.page().locator("#file").setInputFiles(file);
      session.button("Leerlo").click();
      assertThat(session.page().locator("#file").evaluate("file => file.validationMessage"))
          .asString()
          .contains("700 kB");
      assertThat(session.page().locator("#message").inputValue()).isEqualTo("Nombre: Jaime");
    }
  }

  @Test
  void aDoubleClickSendsAFormOnce() {
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      session.go("/pauses");
      Object sent =
          session
              .page()
              .evaluate(
                  """
                  () => {
                    let sent = 0;
                    document.addEventListener("submit", event => {
                      sent += event.defaultPrevented ? 0 : 1;
                      event.preventDefault();
                    });
                    const form = document.querySelector("main form[method=post]");
                    form.noValidate = true;
                    form.requestSubmit();
                    form.requestSubmit();
                    return sent;
                  }""");
      assertThat(sent).isEqualTo(1);
    }
  }

  @Test
  void createsALeadByHandFromADeadLetter() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("fourth")).fill();
        BrowserSession session =
            BrowserSession.begin(browser, Kind.SPANISH, other.root()).logIn(OPERATOR)) {
      session.go("/dead-letters?stage=parse");
      session.page().locator("tbody a").first().click();
      session.button("Ver qué se lee en él").click();
      assertThat(session.text()).contains("No se puede leer");
      session.page().locator(".crumb a").click();
      session.page().locator("summary").click();
      checkBarriers(session, "a lead by hand");
      session.page().getByLabel("Teléfono").fill("644556679");
      session.page().getByLabel("Vehículo").fill("Seat Ibiza");
      session.button("Crear el lead").click();
      session.page().waitForURL("**/leads/*");
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> assertThat(other.connector().leadsOf("644556679")).hasSize(1));
    }
  }

  @Test
  void teachesAPortalFromADeadLetterAndReplaysItsMails() throws Exception {
    try (FilledConnector other = FilledConnector.start(directory.resolve("fifth"))) {
      for (int i = 1; i <= 3; i++) {
        other.connector().sendCorrelated("dealers.norte.leads", UnreadPortal.mail(i), "mail-" + i);
        other.awaitDeadLetters("dead", i);
      }
      try (BrowserSession spanish =
          BrowserSession.begin(browser, Kind.SPANISH, other.root()).logIn(OPERATOR)) {
        mark(spanish, "Enseñar a leerlo", "Ver la plantilla");
        assertThat(spanish.text()).contains("Lo que lee en 3 correos", "phone: [Referencia]");
        checkBarriers(spanish, "teaching");
        spanish.page().setViewportSize(390, 844);
        checkBarriers(spanish, "teaching on a phone");
        assertThat(spanish.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .isEqualTo(true);
      }
      try (BrowserSession session =
          BrowserSession.begin(browser, Kind.ENGLISH.withoutScripts(), other.root())
              .logIn(OPERATOR)) {
        mark(session, "Teach it", "Show the template");
        session.page().getByLabel("Name of the template").fill("coches-net");
        session.button("Save the template").click();
        assertThat(session.page().getByRole(AriaRole.ALERT).innerText())
            .startsWith("the name coches-net is taken by ");
        session.page().getByLabel("Name of the template").fill("zafiro");
        session.button("Save the template").click();
        assertThat(session.text())
            .contains("The template zafiro is in force", "formats/zafiro.yaml");
        session.button("Replay the dead letters that it now reads").click();
        session.button("Replay 3").click();
        assertThat(session.text()).contains("3 messages replayed");
      }
      other.connector().awaitCreated(3);
      other.connector().sendCorrelated("dealers.norte.leads", UnreadPortal.mail(4), "mail-4");
      other.connector().awaitCreated(4);
      assertThat(other.connector().leadsOf("611223344")).hasSize(1);
    }
  }

  /** Marks name, phone, vehicle and message in the first dead letter. */
  private static void mark(BrowserSession session, String teach, String show) {
    session.go("/dead-letters?stage=parse");
    session.page().locator("tbody a").last().click();
    session.button(teach).click();
    Map.of(2, "name", 3, "phone", 4, "vehicle", 5, "message")
        .forEach(
            (line, field) ->
                session.page().locator("select[name=line-" + line + "]").selectOption(field));
    session.button(show).click();
  }

  @Test
  void isUsedWithTheKeyboardAlone() {
    try (BrowserSession session = begin(Kind.ENGLISH, OPERATOR)) {
      Page page = session.go("/leads");
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
      assertThat(session.text()).contains("Created in SML");
    }
  }

  @Test
  void changesTheLanguageAndStaysThere() {
    try (BrowserSession session = begin(Kind.ENGLISH, VIEWER)) {
      session.go("/dead-letters?queue=dismissed");
      session.button("Español").click();
      assertThat(session.page().url()).endsWith("/dead-letters?queue=dismissed");
      assertThat(session.text()).contains("No entregados");
      assertThat(session.page().locator("html").getAttribute("lang")).isEqualTo("es");
    }
  }

  @Test
  void whatIsShownIsRenewedByItself() {
    try (BrowserSession session = begin(Kind.SPANISH, VIEWER)) {
      session.page().evaluate("document.querySelector('#live').setAttribute('data-old', '1')");
      session.page().waitForSelector("#live:not([data-old])");
      session.link("Pausar la actualización").click();
      assertThat(session.page().locator("#live[hx-get]").count()).isZero();
    }
  }

  static Stream<Arguments> appearances() {
    return Stream.of(
        Arguments.of(VIEWER, Kind.SPANISH),
        Arguments.of(OPERATOR, Kind.SPANISH),
        Arguments.of(OPERATOR, Kind.ENGLISH.dark()));
  }

  @ParameterizedTest
  @MethodSource("appearances")
  void noPageHasABarrier(String token, Kind kind) {
    try (BrowserSession session = BrowserSession.begin(browser, kind, world.root())) {
      session.go("");
      checkBarriers(session, "login");
      session.logIn(token);
      checkBarriers(session, "overview");
      session.page().locator("summary").click();
      checkBarriers(session, "overview with its table");
      world.awaitOpenAlert();
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
              "/dead-letters/" + world.deadLetterId(world.refused().get(3)),
              "/unknown",
              "/mailboxes",
              "/channels",
              "/alerts",
              "/crms",
              "/crms/norte",
              "/commands",
              "/pauses",
              "/reports",
              "/audit",
              "/log",
              "/configuration",
              "/runbook")) {
        session.go(path);
        checkBarriers(session, path);
      }
      session.go("/leads");
      session.page().locator("#text").fill("666 777 888");
      session.page().locator(".search button").click();
      checkBarriers(session, "found");
      if (token.equals(OPERATOR)) {
        for (String path : List.of("/channels", "/alerts")) {
          session.go(path);
          session.page().locator(".card form button").first().click();
          session.page().getByRole(AriaRole.STATUS).waitFor();
          checkBarriers(session, path + " after a test");
        }
        session.go("/pauses");
        session.page().locator("#name").fill("nobody");
        session.page().locator("#reason").fill("obras");
        session.page().locator("form.card button.main").click();
        session.page().getByRole(AriaRole.ALERT).waitFor();
        checkBarriers(session, "a refused pause");
        session.go("/nothing");
        checkBarriers(session, "an unknown page");
        session.go("/dead-letters");
        session.page().locator("input[name=dead-letter]").first().check();
        session.page().locator("button[formaction]").click();
        checkBarriers(session, "confirmation");
      }
      session.page().setViewportSize(390, 844);
      session.go("/dead-letters");
      checkBarriers(session, "on a phone");
    }
  }

  @Test
  void theHeaderIsOneLine() {
    for (Kind kind : List.of(Kind.SPANISH, Kind.ENGLISH)) {
      try (BrowserSession session = begin(kind, OPERATOR)) {
        Object height = session.page().evaluate("document.querySelector('.top').offsetHeight");
        assertThat((Integer) height).as(kind.toString()).isLessThan(70);
      }
    }
  }

  @Test
  void listsFitOnAScreenAndOnAPhone() {
    try (BrowserSession session = begin(Kind.SPANISH, OPERATOR)) {
      for (int width : new int[] {1280, 390}) {
        session.page().setViewportSize(width, 844);
        for (String path : List.of("", "/leads", "/dead-letters", "/log")) {
          session.go(path);
          assertThat((List<?>) session.page().evaluate(TOO_WIDE))
              .as(path + " at " + width)
              .isEmpty();
        }
      }
    }
  }

  private static void checkBarriers(BrowserSession session, String where) {
    List<String> barriers =
        new AxeBuilder(session.page())
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

  private static BrowserSession begin(Kind kind, String token) {
    return BrowserSession.begin(browser, kind, world.root()).logIn(token);
  }

  private static Locator row(BrowserSession session, String key) {
    return session
        .page()
        .locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(key.substring(0, 12)));
  }
}
