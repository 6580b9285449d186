package es.sml.connector.testing.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.testing.Http11;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Calls a sandbox over HTTP as any client would, and checks both sides against the API's contract.
 */
public class SandboxCaller {
  public static final ObjectMapper MAPPER = new ObjectMapper();
  public static final String MINIMAL_LEAD =
      "{\"vehicle\": {\"brand_model\": \"Marca y modelo de ejemplo\"}, \"source\": 1}";

  private URI base;
  private String authorization;
  private boolean checked = true;

  /** Creates one that still has to be connected. */
  public SandboxCaller() {}

  public SandboxCaller(Sandbox sandbox) {
    connect(sandbox);
  }

  public static SandboxCaller loggedIn(Sandbox sandbox) {
    return loggedIn(sandbox.baseUrl());
  }

  /** Creates one for a sandbox in another process. */
  public static SandboxCaller loggedIn(URI base) {
    SandboxCaller caller = new SandboxCaller();
    caller.base = base;
    caller.logIn();
    return caller;
  }

  public final void connect(Sandbox sandbox) {
    base = sandbox.baseUrl();
  }

  public final void logIn() {
    authorization = "Token " + login("demo", "demo").body().path("token").asText();
  }

  public URI baseUrl() {
    return base;
  }

  public record Reply(int status, java.net.http.HttpHeaders headers, String text) {
    public JsonNode body() {
      try {
        return MAPPER.readTree(text);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }

    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    public String contentType() {
      return header("Content-Type");
    }
  }

  public Reply login(String username, String password) {
    return send(
        "POST",
        "/api/auth/login/",
        "{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}");
  }

  public SandboxCaller withAuthorization(String header) {
    authorization = header;
    return this;
  }

  /** For requests that the contract does not allow, or responses of a fault. */
  public SandboxCaller outsideTheContract() {
    SandboxCaller other = new SandboxCaller();
    other.base = base;
    other.authorization = authorization;
    other.checked = false;
    return other;
  }

  public Reply get(String path) {
    return send("GET", path, null);
  }

  public Reply post(String path, String body) {
    return send("POST", path, body);
  }

  public Reply patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Reply create(String lead) {
    return post("/api/lead/", lead);
  }

  /** Returns the created lead; fails if it was not created. */
  public JsonNode created(String lead) {
    Reply reply = create(lead);
    if (reply.status() != 201) {
      throw new AssertionError("lead refused: " + reply.text());
    }
    return reply.body();
  }

  public JsonNode lead(long id) {
    return get("/api/lead/" + id + "/").body();
  }

  public void fault(SandboxFault fault) {
    Reply set = post("/sandbox/faults", fault.json());
    if (set.status() != 201) {
      throw new AssertionError("fault refused: " + set.text());
    }
  }

  public JsonNode stats() {
    return get("/sandbox/stats").body();
  }

  public JsonNode audit() {
    return get("/sandbox/audit").body().path("entries");
  }

  public Reply send(String method, String path, String body) {
    try {
      return sendOrFail(method, path, body, "application/json");
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  /** Throws a client's exception if the connection breaks or the response does not come. */
  public Reply sendOrFail(String method, String path, String body, String contentType)
      throws IOException {
    HttpRequest.Builder request =
        Http11.request(base.resolve(path), method, body).timeout(Duration.ofSeconds(20));
    if (body != null) {
      request.header("Content-Type", contentType);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response = Http11.CLIENT.send(request.build(), BodyHandlers.ofString());
      Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
      if (checked && path.startsWith("/api/")) {
        check(method, path, body, reply);
      }
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void check(String method, String path, String body, Reply reply) {
    List<String> breaches =
        ApiContract.contract()
            .breaches(
                new ApiContract.Exchange(
                    method, path, body, reply.status(), reply.contentType(), reply.text()));
    if (!breaches.isEmpty()) {
      throw new AssertionError(method + " " + path + " " + breaches + "\n" + reply.text());
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .header("Authorization", authorization);
  }
}
