package es.sml.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser in the console; nothing may go outside, and nothing may be forbidden. */
final class BrowserSession implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final String root;
  private final List<String> faults = new ArrayList<>();

  private BrowserSession(BrowserContext context, String root) {
    this.context = context;
    this.root = root;
    this.page = context.newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(root + "/")) {
            faults.add("asks outside: " + request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
    page.onPageError(faults::add);
  }

  /** What a browser is like. */
  record Kind(String language, boolean scripts, ColorScheme colours) {
    static final Kind SPANISH = new Kind("es-ES", true, ColorScheme.LIGHT);
    static final Kind ENGLISH = new Kind("en-GB", true, ColorScheme.LIGHT);

    Kind withoutScripts() {
      return new Kind(language, false, colours);
    }

    Kind dark() {
      return new Kind(language, scripts, ColorScheme.DARK);
    }

    boolean isSpanish() {
      return language.startsWith("es");
    }
  }

  static BrowserSession begin(Browser browser, Kind kind, String root) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(kind.language())
                .setTimezoneId("Atlantic/Canary")
                .setJavaScriptEnabled(kind.scripts())
                .setColorScheme(kind.colours())
                .setViewportSize(1280, 900));
    return new BrowserSession(context, root);
  }

  BrowserSession logIn(String token) {
    go("");
    page.locator("#token").fill(token);
    page.locator("#person").fill("Ana");
    page.locator("button.main").click();
    assertThat(page().locator("header.top").isVisible()).isTrue();
    return this;
  }

  Page go(String path) {
    page.navigate(root + "/console" + path);
    return page;
  }

  /** Returns the page once all of it is there: a click waits for its first bytes only. */
  Page page() {
    page.waitForLoadState();
    return page;
  }

  Locator link(String name) {
    return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator button(String name) {
    return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  String text() {
    return page().locator("main").innerText();
  }

  @Override
  public void close() {
    context.close();
    assertThat(faults).isEmpty();
  }
}
