package es.sml.connector.cli.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.config.OpsConnection;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the connection to the running connector and for the output. */
public final class OpsOptions {
  // Control characters of a message must not reach the terminal.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  @Mixin private ConfigurationDirectory config;

  @Option(
      names = "--token",
      paramLabel = "env:NAME|file:PATH",
      description = "Token to use instead of the operator's, such as the viewer's.")
  private String token;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  public OpsClient connect() {
    return new OpsClient(OpsConnection.load(config.path(), System.getenv(), token));
  }

  public boolean isJson() {
    return json;
  }

  public static void print(JsonNode answer, PrintWriter out) {
    try {
      out.println(JSON.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always JSON", e);
    }
  }
}
