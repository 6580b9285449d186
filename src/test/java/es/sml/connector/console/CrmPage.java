package es.sml.connector.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Markdown;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The page with the button, and the CRM's server, as docs/crm-without-jms.md shows them. The
 * browser may call only this server, and never with the token.
 */
final class CrmPage implements AutoCloseable {
  private final Process server;
  private final Page page;
  private final List<String> faults = new ArrayList<>();

  private CrmPage(Process server, Page page, String root) {
    this.server = server;
    this.page = page;
    page.onRequest(
        request -> {
          if (!request.url().startsWith(root)
              || request.headers().toString().contains(OpsCalls.OPERATOR)) {
            faults.add("calls " + request.url());
          }
        });
    page.onPageError(faults::add);
  }

  static CrmPage open(Browser browser, Path directory, RunningConnector connector, String lead)
      throws Exception {
    String docs = Files.readString(Path.of("docs/crm-without-jms.md"));
    int port = FreePorts.next();
    Path crm = Files.createDirectories(directory.resolve("crm"));
    Files.writeString(
        crm.resolve("call.html"),
        Markdown.blocks(docs, "html")
            .get(0)
            .replaceFirst("data-lead=\"[^\"]+\"", "data-lead=\"" + lead + "\""));
    Files.writeString(
        crm.resolve("Crm.java"),
        Markdown.blocks(docs, "java")
            .get(0)
            .replace("18070", "" + port)
            .replace("8077", "" + connector.runtime().opsPort()));
    ProcessBuilder java = new ProcessBuilder("java", "Crm.java").directory(crm.toFile());
    java.environment().put("OPS_TOKEN", OpsCalls.OPERATOR);
    Process server = java.inheritIO().start();
    await().atMost(Duration.ofSeconds(40)).until(() -> accepts(port));
    String root = "http://127.0.0.1:" + port + "/";
    CrmPage opened = new CrmPage(server, browser.newPage(), root);
    opened.page.navigate(root);
    assertThat(opened.page.content()).doesNotContain(OpsCalls.OPERATOR);
    return opened;
  }

  /** The text below the button, once the call has ended. */
  String clickAndRead() {
    page.locator("#call").click();
    page.waitForCondition(() -> page.locator("#call").isEnabled());
    return page.locator("#result").innerText();
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    page.close();
    server.destroy();
    assertThat(faults).isEmpty();
  }
}
