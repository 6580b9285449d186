package es.sml.connector.testing.sandbox;

import static es.sml.connector.testing.DealerBuilder.aDealer;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.config.Configuration;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SML's operations on a sandbox, by the shipped routes. */
public final class SandboxAccess implements AutoCloseable {
  private static final String ACCOUNT = "demo";

  private final SmlAccess access;

  /**
   * @param directory for the configuration
   */
  public SandboxAccess(URI sandbox, Path directory) throws Exception {
    Files.writeString(
        directory.resolve("application.properties"),
        "sml.page-size = 2\nsml.login-backoff = 1ms\n");
    aDealer().at(sandbox).withQueue().writeTo(directory);
    access =
        SmlAccess.open(
            Configuration.load(directory, Map.of("SML_PASSWORD", "demo")), Path.of("routes"));
  }

  /**
   * Runs an operation.
   *
   * @param parameters as name=value, with semicolons between; empty for none
   * @param body JSON, or null
   */
  public JsonNode run(String operation, String parameters, String body) {
    return access.operations().run(ACCOUNT, call(operation, parameters, body, false));
  }

  public JsonNode replace(String operation, String parameters, String body) {
    return access.operations().run(ACCOUNT, call(operation, parameters, body, true));
  }

  /** Every entry of a list of pages of two. */
  public List<JsonNode> all(String operation, String parameters) {
    List<JsonNode> entries = new ArrayList<>();
    access.operations().forEach(ACCOUNT, call(operation, parameters, null, false), entries::add);
    return entries;
  }

  public static SmlCall call(String operation, String parameters, String body, boolean replace) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(";", -1)) {
      String[] pair = parameter.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    try {
      return new SmlCall(
          SmlOperation.of(operation).orElseThrow(),
          values,
          body == null ? null : SmlJson.MAPPER.readTree(body),
          replace);
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  @Override
  public void close() {
    access.close();
  }
}
