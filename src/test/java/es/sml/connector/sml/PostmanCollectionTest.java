package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shipped collection, run from its first request to its last as Postman would. */
class PostmanCollectionTest {
  private static final Path FILE = Path.of("src/main/schemas/sml.postman_collection.json");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern STORING =
      Pattern.compile(
          "pm\\.collectionVariables\\.set\\(\"(\\w+)\", pm\\.response\\.json\\(\\)\\.(\\w+)\\);");

  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> sent = new ArrayList<>();

  @Test
  void runsEachOperationAgainstTheSandbox() throws IOException {
    JsonNode collection = SmlJson.MAPPER.readTree(FILE.toFile());
    collection
        .path("variable")
        .forEach(each -> variables.put(each.path("key").asText(), each.path("value").asText()));
    variables.put("host", sandbox.baseUrl().toString().replaceFirst("/$", ""));
    variables.put("password", "demo");
    run(collection.path("item"), collection.at("/auth/apikey/1/value").asText());
    assertThat(sent)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SmlOperation.values()).map(SmlOperation::label).toList())
        .startsWith("login")
        .endsWith("logout");
  }

  private void run(JsonNode items, String authorization) {
    for (JsonNode item : items) {
      if (item.has("item")) {
        run(item.path("item"), authorization);
      } else {
        send(item, authorization);
      }
    }
  }

  private void send(JsonNode item, String authorization) {
    JsonNode request = item.path("request");
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create(url(request.path("url"))))
            .method(
                request.path("method").asText(),
                request.has("body")
                    ? HttpRequest.BodyPublishers.ofString(filled(request.at("/body/raw").asText()))
                    : HttpRequest.BodyPublishers.noBody());
    request
        .path("header")
        .forEach(each -> built.header(each.path("key").asText(), each.path("value").asText()));
    if (!request.at("/auth/type").asText().equals("noauth")) {
      built.header("Authorization", filled(authorization));
    }
    HttpResponse<String> response = response(built.build());
    assertThat(response.statusCode()).as("%s: %s", item, response.body()).isBetween(200, 299);
    sent.add(item.path("name").asText());
    Matcher storing = STORING.matcher(item.at("/event/0/script/exec/0").asText());
    if (storing.matches()) {
      variables.put(storing.group(1), tree(response.body()).path(storing.group(2)).asText());
    }
  }

  private String url(JsonNode url) {
    String filled = filled(url.path("raw").asText());
    for (JsonNode variable : url.path("variable")) {
      filled =
          filled.replace(
              ":" + variable.path("key").asText(), filled(variable.path("value").asText()));
    }
    return filled;
  }

  private String filled(String text) {
    return VARIABLE.matcher(text).replaceAll(each -> variables.get(each.group(1)));
  }

  private HttpResponse<String> response(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return SmlJson.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
