package es.sml.connector.packaged;

import static es.sml.connector.testing.sandbox.SandboxFault.on;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged sandbox in a process of its own, with generated leads. A fifth of them are ended.
 */
final class SandboxProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("SML sandbox on (\\S+)");

  private final PackagedConnector process;
  private final SandboxCaller caller;

  private SandboxProcess(PackagedConnector process, SandboxCaller caller) {
    this.process = process;
    this.caller = caller;
  }

  /**
   * Starts it.
   *
   * @param open the approximate number of open leads
   */
  static SandboxProcess start(Path directory, int open) throws IOException {
    PackagedConnector process =
        PackagedConnector.startWith(
                Map.of("SML_CONNECTOR_OPTS", "-Xmx2g"),
                directory,
                "sandbox",
                "--port",
                "0",
                "--leads",
                String.valueOf(open * 5 / 4))
            .awaitOutput("SML sandbox on");
    Matcher address = ADDRESS.matcher(process.output());
    if (!address.find()) {
      throw new AssertionError("no address in " + process.output());
    }
    URI base = URI.create(address.group(1));
    return new SandboxProcess(process, SandboxCaller.loggedIn(base).outsideTheContract());
  }

  SandboxCaller caller() {
    return caller;
  }

  void delay(String operation, int milliseconds) {
    caller.fault(on(operation).delay(milliseconds));
  }

  /** Returns how often an operation succeeded. */
  long requests(String operation) {
    return caller.stats().at("/requests/" + operation + "/200").asLong();
  }

  /** Returns the ids of this number of leads. */
  List<Long> leads(String filter, int count) {
    List<Long> ids = new ArrayList<>();
    JsonNode page = caller.get("/api/lead/?page_size=" + count + "&" + filter).body();
    page.path("results").forEach(lead -> ids.add(lead.path("id").asLong()));
    return ids;
  }

  @Override
  public void close() {
    process.close();
  }
}
