package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import es.sml.connector.runtime.step.LargePageReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SML that ignores the asked size of every second page, and shows all its leads there. */
class LargePagesTest {
  private static final int LEADS = 20_000;
  private static final int ASKED = 100;
  private static final Pattern PAGE = Pattern.compile("&page=(\\d+)");
  private static final String TEXT = "x".repeat(1_000);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger largePages = new AtomicInteger();
  private HttpServer sml;
  private int copies = 1;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    sml = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sml.setExecutor(threads);
    sml.createContext("/api/auth/login/", exchange -> answer(exchange, "{\"token\":\"t\"}"));
    sml.createContext("/api/lead/", this::list);
    sml.start();
  }

  @AfterEach
  void stop() {
    sml.stop(0);
    threads.shutdownNow();
  }

  @Test
  void readsPagesThatHoldAllLeadsInASmallHeap() throws Exception {
    assertThat(read(true)).contains("followed " + LEADS + ", listed " + LEADS);
    assertThat(largePages.get()).isGreaterThan(1);
  }

  @Test
  void reportsAPageThatIsTooLarge() throws Exception {
    copies = 7; // some 140 MB
    assertThat(read(false))
        .contains("SML's page of list-leads is larger than 134217728 bytes")
        .doesNotContain("OutOfMemory");
  }

  private String read(boolean syncs) throws Exception {
    Path output = directory.resolve("output.txt");
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx80m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LargePageReader.class.getName(),
                "http://127.0.0.1:" + sml.getAddress().getPort(),
                directory.toString(),
                String.valueOf(syncs))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(reader.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      reader.destroyForcibly();
    }
    return Files.readString(output);
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (query.contains("status=") && !query.contains("status=new")) {
      answer(exchange, "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
      return;
    }
    Matcher asked = PAGE.matcher(query);
    int page = asked.find() ? Integer.parseInt(asked.group(1)) : 1;
    boolean isLarge = page % 2 == 0 || query.contains("search=");
    int from = isLarge ? 0 : (page - 1) * ASKED;
    int to = isLarge ? LEADS : Math.min(LEADS, from + ASKED);
    largePages.addAndGet(isLarge ? 1 : 0);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
      String next = "\"/api/lead/?status=new&page_size=100&page=" + (page + 1) + "\"";
      out.write(
          bytes(
              "{\"count\":" + LEADS + ",\"next\":" + (isLarge ? "null" : next) + ",\"results\":["));
      for (int id = from + 1; id <= to; id++) {
        out.write(bytes((id == from + 1 ? "" : ",") + lead(id)));
      }
      out.write(bytes("]}"));
    }
  }

  private String lead(int id) {
    return "{\"id\":%d,\"status\":\"new\",\"user\":2,\"concessionaire\":4,\"mail_content\":\"%s\"}"
        .formatted(id, TEXT.repeat(copies));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, json.length());
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes(json));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
