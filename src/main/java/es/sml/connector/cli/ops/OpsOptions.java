package es.sml.connector.cli.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.cli.login.SavedLogin;
import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.config.OpsConnection;
import es.sml.connector.language.ReaderLanguage;
import es.sml.connector.setting.Secret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options for the connection to the running connector and for the output. A person's login
 * comes before the operator's token. JSON stays English.
 */
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
      paramLabel = "WHERE",
      description =
          "Token to use instead of your login or the operator's token, such as the viewer's: env:NAME"
              + " or file:PATH. A relative PATH begins in the current directory.")
  private String token;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  public OpsClient connect() {
    Map<String, String> environment = System.getenv();
    Secret login = token == null ? SavedLogin.token(config.path(), environment).orElse(null) : null;
    OpsConnection connection = OpsConnection.load(config.path(), environment, token, login);
    return new OpsClient(
        connection,
        login == null
            ? connection::token
            : () -> SavedLogin.token(config.path(), environment).orElse(login),
        language());
  }

  // JSON is for programs, and stays English.
  private String language() {
    return !json && ReaderLanguage.isSpanish() ? "es" : "en";
  }

  /** Returns the directory of the configuration. The connection is a part of it. */
  public Path configurationDirectory() {
    return config.path();
  }

  public boolean isJson() {
    return json;
  }

  /** Prints a response, as JSON or as this text of its view, and returns the view. */
  public <T> T print(OpsClient.Answer<T> answer, BiConsumer<T, PrintWriter> text) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      print(answer.json(), out);
    } else {
      text.accept(answer.view(), out);
    }
    out.flush();
    return answer.view();
  }

  public static void print(Object answer, PrintWriter out) {
    try {
      out.println(JSON.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a response is always JSON", e);
    }
  }
}
